namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>Compares texts word by word. Differences in white space are ignored.</summary>
public static class Wording
{
    /// <summary>Returns the text in one line, with one space between words.</summary>
    public static string InOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns whether two texts have the same words in the same order. Letter case and punctuation count.</summary>
    public static bool IsSame(string one, string another) => InOneLine(one) == InOneLine(another);
}

namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>When two texts are the same words: white space makes no other.</summary>
public static class Wording
{
    /// <summary>The text in one line, its words one space apart.</summary>
    public static string InOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether both are the same words in the same order.</summary>
    public static bool IsSame(string one, string another) => InOneLine(one) == InOneLine(another);
}

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>Finds where clauses of a sentence begin and end.</summary>
internal static class Clauses
{
    /// <summary>Returns whether a token separates two clauses that speak of different things.</summary>
    public static bool IsStrong(Sentence sentence, int index) =>
        sentence.Is(index, ";", ":", "–", "while", "whilst", "whereas", "but", "although", "though", "compared", "|")
        || (sentence.Is(index, ",") && sentence.Is(index + 1, "and", "but", "so", "then"))
        || sentence.Begins(index, "followed", "by") || sentence.Begins(index, "ahead", "of");

    /// <summary>Returns whether a token separates clauses or parts of a list.</summary>
    public static bool IsBoundary(Sentence sentence, int index) =>
        IsStrong(sentence, index) || sentence.Is(index, ",", ".", "!", "?", "(", ")", "[", "]") || index < 0 || index >= sentence.Count;

    /// <summary>Returns whether a token is a word that begins a clause or a part of a list.</summary>
    public static bool IsConjunction(Sentence sentence, int index) =>
        sentence.Is(index, "and", "or", "but", "while", "whilst", "whereas", "although", "though", "as", "that", "then", "with", "because",
            "where", "which", "who", "here", "overall", "also", "still");
}

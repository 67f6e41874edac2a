using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Findings;

/// <summary>Begins sentences about the figures of rows.</summary>
public static class LeadPhrase
{
    /// <summary>
    /// Returns the beginning of a sentence that ends with the label of a row, such as 'Nearly four-fifths of respondents chose'. The
    /// proportion is in the words of <see cref="ProportionWords"/>.
    /// </summary>
    /// <param name="row">A row whose base is not 0.</param>
    /// <param name="of">The base of the row's percentage.</param>
    public static string Of(Category row, PercentageBase of)
    {
        var words = ProportionWords.Of(row.Share);
        var did = Verb(row);
        var sentence = of switch
        {
            PercentageBase.Mentions => IsPeople(words)
                ? $"{words.Replace("everyone", "all", StringComparison.Ordinal)} mentions are of"
                : $"{words} of mentions are of",
            PercentageBase.All => IsPeople(words) ? $"{words} {did}" : $"{words} of respondents {did}",
            PercentageBase.Answered => IsPeople(words) ? $"{words} who answered {did}" : $"{words} of those who answered {did}",
        };
        return char.ToUpperInvariant(sentence[0]) + sentence[1..];
    }

    /// <summary>Returns what respondents in a row did: they 'chose' an option, or 'mentioned' what has a code.</summary>
    internal static string Verb(Category row) => row.Source == CategorySource.Option ? "chose" : "mentioned";

    private static bool IsPeople(string words) => words.EndsWith("one", StringComparison.Ordinal);
}

using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Quotes;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Words to replace in a quote, as a row of a form.</summary>
public sealed class RedactionRow
{
    /// <summary>The most rows that a form takes.</summary>
    public const int Limit = 40;

    // Empty rows below the others.
    private const int Spare = 3;

    /// <summary>The words to replace.</summary>
    public string? Words { get; set; }

    /// <summary>The words to write instead.</summary>
    public string? Instead { get; set; }

    /// <summary>Whether the program offered the row; it can be ticked off, and says nothing of words outside the quote.</summary>
    public bool IsOffered { get; set; }

    /// <summary>Whether an offered row is ticked.</summary>
    public bool IsOn { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Words) && string.IsNullOrWhiteSpace(Instead);

    /// <summary>Returns the rows for an answer: what may tell who wrote it, ticked unless a quote was made without.</summary>
    public static List<RedactionRow> For(string text, Quote? quote)
    {
        var replaced = quote?.Parts(text).Where(part => part.Instead is not null)
            .Select(part => new RedactionRow { Words = part.Written, Instead = part.Instead!.Trim('[', ']') })
            .DistinctBy(row => row.Words!.ToUpperInvariant()).ToList() ?? [];
        var offered = PersonalDetails.PlacesIn(text)
            .Select(place => new RedactionRow
            {
                Words = text.Substring(place.Start, place.Length),
                Instead = PersonalDetailText.Instead(place.Detail),
                IsOffered = true,
                IsOn = quote is null,
            })
            .DistinctBy(row => row.Words!.ToUpperInvariant())
            .Where(row => !replaced.Exists(other => other.Words!.Equals(row.Words, StringComparison.OrdinalIgnoreCase)));
        return [.. replaced, .. offered.Take(Limit / 2)];
    }

    /// <summary>Returns the rows that are filled in, those offered first, and empty ones below them.</summary>
    public static List<RedactionRow> WithSpare(IEnumerable<RedactionRow> rows)
    {
        var filled = rows.Where(row => !row.IsEmpty).ToList();
        return [.. filled, .. Enumerable.Range(0, Math.Min(Spare, Math.Max(0, Limit - filled.Count))).Select(_ => new RedactionRow())];
    }
}

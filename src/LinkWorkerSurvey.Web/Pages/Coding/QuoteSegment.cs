using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Quotes;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A piece of an answer as the quote desk shows it to staff.</summary>
/// <param name="Text">The respondent's words.</param>
/// <param name="IsQuoted">Whether they are within the excerpt.</param>
/// <param name="Instead">What the quote has instead of them, in square brackets; null if it has the words themselves.</param>
/// <param name="Detail">What they may tell about the respondent; null if nothing is found.</param>
public sealed record QuoteSegment(string Text, bool IsQuoted, string? Instead, PersonalDetail? Detail)
{
    /// <summary>Returns the pieces of an answer; without an excerpt, all of it is quoted.</summary>
    public static IReadOnlyList<QuoteSegment> Of(string text, int start, int length, IReadOnlyList<Replacement> replacements)
    {
        var end = start + length;
        var replaced = replacements.Select(one => (From: start + one.Start, To: start + one.End, one.Published)).ToList();

        // A detail of which only a part is replaced is shown: the rest may still tell.
        var details = PersonalDetails.PlacesIn(text).Select(one => (one.Detail, From: one.Start, To: one.Start + one.Length))
            .Where(one => !replaced.Exists(r => r.From <= one.From && one.To <= r.To)).ToList();
        int[] cuts =
        [
            .. replaced.SelectMany(one => new[] { one.From, one.To }).Concat(details.SelectMany(one => new[] { one.From, one.To }))
                .Concat([0, start, end, text.Length]).Distinct().Order(),
        ];
        var segments = new List<QuoteSegment>();
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            var instead = replaced.Find(one => one.From <= from && to <= one.To);
            var detail = details.Find(one => one.From <= from && to <= one.To);

            // A replacement that a detail cuts is written once.
            segments.Add(new(
                text[from..to],
                start <= from && to <= end,
                instead.Published is null ? null : instead.To == to ? instead.Published : "",
                detail.To > 0 ? detail.Detail : null));
        }

        return segments;
    }

    /// <summary>Returns what the quoted words may still tell, such as 'a postcode'; null if nothing is found.</summary>
    public static string? MayHold(IReadOnlyList<QuoteSegment> segments)
    {
        var found = segments.Where(one => one is { IsQuoted: true, Instead: null }).Select(one => one.Detail).OfType<PersonalDetail>()
            .Distinct().Select(PersonalDetailText.Of).ToList();
        return found.Count == 0 ? null : string.Join(", ", found);
    }
}

using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// What the program proposes for an answer: codes, and other answers like it. A coder decides; nothing is applied by itself.
/// </summary>
/// <param name="IsReady">Whether it has been learnt; if not, it can be asked for again soon.</param>
/// <param name="Codes">The suggested codes, at most five, the best first.</param>
/// <param name="Marks">The places of the words that speak for them, in order, without overlaps.</param>
/// <param name="Ranked">The keys of all codes that something is known of, the most likely first.</param>
/// <param name="Alike">Answers like this one that are not coded, the most similar first.</param>
public sealed record AnswerHelp(
    bool IsReady,
    IReadOnlyList<AnswerHelp.Suggested> Codes,
    IReadOnlyList<TextSpan> Marks,
    IReadOnlyList<int> Ranked,
    IReadOnlyList<AnswerHelp.Similar> Alike)
{
    /// <summary>The maximum number of answers beside the one that is coded.</summary>
    public const int MostAlike = 5;

    /// <summary>The help that has not been learnt yet.</summary>
    public static AnswerHelp NotReady { get; } = new(false, [], [], [], []);

    /// <summary>Returns the help for a text of a frame's question.</summary>
    public static async Task<AnswerHelp> OfAsync(
        SurveyDbContext db, FrameSuggestions? learnt, CodeFrame frame, string text, CancellationToken cancel)
    {
        if (learnt is null)
            return NotReady;
        var labels = frame.InUse.ToDictionary(code => code.Id, code => code.Label);
        var suggested = learnt.For(text).Where(suggestion => labels.ContainsKey(suggestion.Code)).Select(WithWords).ToList();

        // Others may have coded some of them since.
        var alike = learnt.UncodedLike(text, 3 * MostAlike).ToList();
        Guid[] ids = [.. alike.SelectMany(answer => answer.Ids)];
        var uncoded = (await db.CodingTexts
            .Where(other => ids.Contains(other.Id)
                && !db.CodingDecisions.Any(d => d.TextId == other.Id && d.FrameId == frame.Id && d.IsStanding))
            .Select(other => other.Id).ToListAsync(cancel)).ToHashSet();
        return new(
            true,
            [
                .. suggested.Select(suggestion => new Suggested(
                    suggestion.Code,
                    labels[suggestion.Code],
                    [.. suggestion.Words.Where(word => word.Places.Count > 0).Select(word => Part(text, word.Places[0]))])),
            ],
            Marked(suggested.SelectMany(suggestion => suggestion.Words).SelectMany(word => word.Places)),
            learnt.Rank(text),
            [
                .. alike.Where(answer => answer.Ids.All(uncoded.Contains) && answer.Text != text)
                    .Take(MostAlike).Select(answer => new Similar(answer.Text, answer.Ids)),
            ]);
    }

    /// <summary>Returns a text in parts, each with whether it is marked.</summary>
    public IEnumerable<(string Text, bool IsMarked)> PartsOf(string text)
    {
        var at = 0;
        foreach (var mark in Marks)
        {
            yield return (text[at..mark.Start], false);
            yield return (Part(text, mark), true);
            at = mark.Start + mark.Length;
        }

        yield return (text[at..], false);
    }

    // What speaks a little for a code that is rather not to be given tells nothing.
    private static Suggestion WithWords(Suggestion suggestion, int place) =>
        place == 0 || suggestion.Score > 0 ? suggestion : suggestion with { Words = [] };

    private static string Part(string text, TextSpan part) => text.Substring(part.Start, part.Length);

    private static List<TextSpan> Marked(IEnumerable<TextSpan> places)
    {
        List<TextSpan> marks = [];
        foreach (var place in places.OrderBy(place => place.Start).ThenBy(place => place.Length))
        {
            if (marks.Count > 0 && marks[^1] is var last && place.Start <= last.Start + last.Length)
                marks[^1] = new(last.Start, Math.Max(last.Length, place.Start + place.Length - last.Start));
            else
                marks.Add(place);
        }

        return marks;
    }

    /// <summary>A suggested code.</summary>
    /// <param name="Code">The key of the code.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="Words">The words of the answer that speak for it, as they are written there; empty if none does.</param>
    public sealed record Suggested(int Code, string Label, IReadOnlyList<string> Words);

    /// <summary>An answer like the one that is coded.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="Texts">The keys of all texts in these words.</param>
    public sealed record Similar(string Text, IReadOnlyList<Guid> Texts);
}

using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// The answers to a question in the order in which a coder goes through them: by their random keys, from the coder's own place on, so that
/// two coders who begin at the same time meet late.
/// </summary>
public sealed class Answers
{
    private readonly List<Answer> inOrder;

    private Answers(List<Answer> inOrder) => this.inOrder = inOrder;

    public int Count => inOrder.Count;

    /// <summary>The number of texts: identical answers are several.</summary>
    public int Texts => inOrder.Sum(answer => answer.TextIds.Count);

    /// <summary>The number of texts with a decision other than 'needs a second look'.</summary>
    public int Coded => inOrder.Sum(answer => answer.Coded);

    /// <summary>Reads the answers to a frame's question with the decisions that count in the frame.</summary>
    public static async Task<Answers> ReadAsync(SurveyDbContext db, CodeFrame frame, Guid staffId, CancellationToken cancel)
    {
        // ASCII is normalized already, and normalizing takes most of the time.
        var texts = await db.Database.SqlQuery<ReadText>(
            $"""
            SELECT id, text, CASE WHEN octet_length(text) = char_length(text) THEN text ELSE normalize(text, NFKC) END AS normalized
            FROM coding_text WHERE window_id = {frame.WindowId} AND question = {frame.Question}
            """).ToListAsync(cancel);
        var codes = frame.Codes.ToDictionary(code => code.Id, code => frame.CountsAs(code).Id);
        var decisions = (await db.CodingDecisions.AsNoTracking().Where(decision => decision.FrameId == frame.Id && decision.IsStanding)
            .Select(decision => new
            {
                decision.Id,
                decision.TextId,
                decision.Outcome,
                Coder = db.Users.Where(member => member.Id == decision.StaffId).Select(member => member.Name).FirstOrDefault(),
                Codes = decision.Codes.Select(code => code.Id).ToArray(),
            }).ToListAsync(cancel)).ToDictionary(
                decision => decision.TextId,
                decision => new Answer.Decision(
                    decision.Id, decision.Outcome, decision.Coder, [.. decision.Codes.Select(code => codes[code]).Distinct()]));
        var answers = texts.OrderBy(text => text.Id).GroupBy(text => SameWords.FormOf(text.Normalized), StringComparer.Ordinal)
            .Select(same => new Answer(
                same.First().Id,
                same.First().Text,
                same.Key,
                [.. same.Select(text => text.Id)],
                [.. same.Select(text => decisions.GetValueOrDefault(text.Id)).OfType<Answer.Decision>()]));
        return new Answers([.. answers.OrderBy(answer => answer.Id.CompareTo(staffId) < 0).ThenBy(answer => answer.Id)]);
    }

    /// <summary>Returns the answer that has a text; null if the key is none of theirs, as after the final release.</summary>
    public Answer? Find(Guid textId) => inOrder.Find(answer => answer.Id == textId) ?? inOrder.Find(a => a.TextIds.Contains(textId));

    /// <summary>Returns the place of an answer in the coder's order, from 1.</summary>
    public int PlaceOf(Answer answer) => inOrder.IndexOf(answer) + 1;

    /// <summary>Returns how often each code counts, by its key.</summary>
    public IReadOnlyDictionary<int, int> InCodes() => inOrder
        .SelectMany(answer => answer.Decisions).SelectMany(decision => decision.Codes).CountBy(code => code).ToDictionary();

    /// <summary>Returns the answers that a filter lets through after one, from the beginning again at the end, without that one.</summary>
    public IEnumerable<Answer> After(Answer? answer, AnswerFilter filter)
    {
        var place = answer is null ? -1 : inOrder.IndexOf(answer);
        return inOrder.Skip(place + 1).Concat(inOrder.Take(Math.Max(place, 0))).Where(filter.Lets);
    }

    /// <summary>Returns the answer before one on the way back through a filter; null at the beginning.</summary>
    public Answer? Before(Answer answer, AnswerFilter filter) => inOrder.Take(inOrder.IndexOf(answer)).LastOrDefault(filter.LetsBack);

    private sealed record ReadText(Guid Id, string Text, string Normalized);
}

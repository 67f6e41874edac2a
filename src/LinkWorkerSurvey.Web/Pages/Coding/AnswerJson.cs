using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>An answer for the script that leads through the answers by keys.</summary>
/// <param name="Id">The key of the answer.</param>
/// <param name="Text">The text.</param>
/// <param name="Texts">The keys of all texts in these words.</param>
/// <param name="Place">The place in the coder's order, from 1.</param>
/// <param name="Codes">The keys of the codes given.</param>
/// <param name="Decided">What is known of the decisions; null if nothing is.</param>
/// <param name="IsDisputed">Whether two coders gave different codes, so that saving the same codes settles it.</param>
/// <param name="IsTwice">Whether two coders are to code it, each without seeing the other's codes.</param>
/// <param name="MayHold">What the text may hold that tells who wrote it; null if nothing is found.</param>
/// <param name="Seen">The mark of the decisions that the coder sees.</param>
public sealed record AnswerJson(
    Guid Id, string Text, IReadOnlyList<Guid> Texts, int Place, IReadOnlyList<int> Codes, string? Decided, bool IsDisputed, bool IsTwice,
    string? MayHold, string Seen)
{
    public static AnswerJson Of(Answer answer, int place, CodeFrame frame) => new(
        answer.Id,
        answer.Text,
        answer.TextIds,
        place,
        answer.Codes,
        answer.DecidedInWords(frame),
        answer.IsDisputed,
        answer.IsTwice,
        answer.MayHold,
        answer.Mark);
}

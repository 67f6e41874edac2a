using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>How far the coding of a question or facet is.</summary>
/// <param name="Coded">The question.</param>
/// <param name="Frame">The code frame with its codes.</param>
/// <param name="Answers">The number of released text answers.</param>
/// <param name="Decided">The number of those with a decision other than 'needs a second look'.</param>
/// <param name="SecondLook">The number of those that need a second look.</param>
public sealed record CodingProgress(CodedQuestion Coded, CodeFrame Frame, int Answers, int Decided, int SecondLook)
{
    // Longer gaps between two decisions are breaks.
    private static readonly TimeSpan Break = TimeSpan.FromMinutes(3);

    private const int DecisionsForAPace = 30;
    private const int GapsForAPace = 5;

    public int Left => Answers - Decided;

    public bool IsDone => Left == 0 || Frame.SignedOffAt is not null;

    public bool HasBegun => Decided + SecondLook > 0;

    /// <summary>Returns the progress of each question and facet that takes texts, in the order of the questionnaire.</summary>
    public static async Task<IReadOnlyList<CodingProgress>> OfAsync(SurveyDbContext db, SurveyWindow window, CancellationToken cancel)
    {
        var frames = await db.Frames.AsNoTracking().Include(frame => frame.Codes).Where(frame => frame.WindowId == window.Id)
            .ToListAsync(cancel);
        var answers = await db.CodingTexts.Where(text => text.WindowId == window.Id)
            .GroupBy(text => text.Question, (question, texts) => new { Question = question, Count = texts.Count() })
            .ToDictionaryAsync(texts => texts.Question, texts => texts.Count, cancel);
        int[] ids = [.. frames.Select(frame => frame.Id)];
        var decided = await db.CodingDecisions.Where(decision => decision.IsStanding && ids.Contains(decision.FrameId))
            .GroupBy(
                decision => new { decision.FrameId, IsLook = decision.Outcome == CodingOutcome.SecondLook },
                (of, decisions) => new { of.FrameId, of.IsLook, Count = decisions.Count() })
            .ToDictionaryAsync(of => (of.FrameId, of.IsLook), of => of.Count, cancel);
        return
        [
            .. from coded in CodedQuestion.In(window)
               let frame = frames.Single(frame => frame.Question == coded.Question.Code && frame.Facet == coded.Facet)
               select new CodingProgress(
                   coded,
                   frame,
                   answers.GetValueOrDefault(coded.Question.Code),
                   decided.GetValueOrDefault((frame.Id, false)),
                   decided.GetValueOrDefault((frame.Id, true))),
        ];
    }

    /// <summary>
    /// Returns the mean time between a coder's latest decisions in a survey, without breaks; null if there are too few. Only the coder sees
    /// it.
    /// </summary>
    public static async Task<TimeSpan?> PaceAsync(SurveyDbContext db, SurveyWindow window, Guid staffId, CancellationToken cancel)
    {
        var times = await db.CodingSteps
            .Where(step => step.StaffId == staffId && step.Kind == CodingStepKind.Decide && step.UndoneAt == null)
            .Where(step => db.Frames.Any(frame => frame.Id == step.FrameId && frame.WindowId == window.Id))
            .OrderByDescending(step => step.Id).Take(DecisionsForAPace).Select(step => step.At).ToListAsync(cancel);
        var gaps = times.Zip(times.Skip(1), (later, earlier) => later - earlier).Where(gap => gap < Break).ToList();
        return gaps.Count < GapsForAPace ? null : TimeSpan.FromTicks((long)gaps.Average(gap => gap.Ticks));
    }
}

using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A code frame of another survey for the same question.</summary>
/// <param name="FrameId">The key of the code frame.</param>
/// <param name="Survey">The title of the survey.</param>
/// <param name="Codes">The number of its codes in use that are no options.</param>
public sealed record OtherFrame(int FrameId, string Survey, int Codes)
{
    /// <summary>
    /// Returns the code frames of other surveys that have codes for a question: one with the same key, in the same questionnaire or with
    /// the same text. The survey that opened last comes first.
    /// </summary>
    public static async Task<IReadOnlyList<OtherFrame>> ListAsync(
        SurveyDbContext db, SurveyWindow window, CodedQuestion coded, CancellationToken cancel)
    {
        var (question, facet) = (coded.Question.Code, coded.Facet);
        var found = await db.Windows.AsNoTracking().Where(other => other.Id != window.Id).OrderByDescending(other => other.OpensAt)
            .SelectMany(other => other.Frames.Where(frame => frame.Question == question && frame.Facet == facet), (other, frame) => new
            {
                frame.Id,
                other.Title,
                other.Questionnaire,
                Codes = frame.Codes.Count(code => code.OptionKey == null && code.MergedIntoId == null && !code.IsRemoved),
            })
            .Where(frame => frame.Codes > 0).ToListAsync(cancel);
        return
        [
            .. found.Where(frame => frame.Questionnaire.Code == window.Questionnaire.Code
                    || frame.Questionnaire.Document.Question(question).Text == coded.Question.Text)
                .Select(frame => new OtherFrame(frame.Id, frame.Title, frame.Codes)),
        ];
    }
}

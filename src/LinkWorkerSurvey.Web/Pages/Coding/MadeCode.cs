using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Who made a code while coding, and when.</summary>
public sealed record MadeCode(string By, DateTimeOffset At)
{
    /// <summary>Returns the makers of the codes of a frame that are new, by the keys of the codes.</summary>
    public static async Task<IReadOnlyDictionary<int, MadeCode>> OfAsync(SurveyDbContext db, CodeFrame frame, CancellationToken cancel)
    {
        var made = new Dictionary<int, MadeCode>();
        if (!frame.InUse.Any(code => code.IsNew))
            return made;
        var steps = await db.CodingSteps.AsNoTracking()
            .Where(step => step.FrameId == frame.Id && step.UndoneAt == null)
            .Where(step => step.Kind == CodingStepKind.AddCode || step.Kind == CodingStepKind.SplitCode)
            .Join(db.Users, step => step.StaffId, person => person.Id, (step, person) => new { step.At, step.Changes, person.Name })
            .ToListAsync(cancel);
        foreach (var step in steps)
        {
            foreach (var change in step.Changes.Codes.Where(change => change.Before is null))
                made[change.Id] = new(step.Name, step.At);
        }

        return made;
    }
}

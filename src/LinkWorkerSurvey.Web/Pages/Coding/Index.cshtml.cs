using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Lists the questions whose texts are coded, what is nearest to done first.</summary>
public sealed class IndexModel(SurveyDbContext db, TimeProvider clock) : SurveyPage(db, clock)
{
    /// <summary>The questions: those begun with the fewest answers left first, then those not begun, then those done.</summary>
    public IReadOnlyList<CodingProgress> Queue { get; private set; } = [];

    /// <summary>The question to go on with; null if all are done, or nothing is in the results yet.</summary>
    public CodingProgress? Next => Queue.FirstOrDefault(progress => !progress.IsDone);

    /// <summary>The minutes that the next question takes at the user's own pace; null if it is not known.</summary>
    public int? Minutes { get; private set; }

    /// <summary>The number of quotes that wait for approval.</summary>
    public int QuotesToApprove { get; private set; }

    /// <summary>Whether the user can sign off the coding of a question: all its answers are coded, and no more will come.</summary>
    public bool CanSignOff(CodingProgress progress) => User.Can(Permission.SignOffCoding)
        && Window.FinalReleasedAt is not null && progress is { IsDone: true, Frame: { SignedOffAt: null, IsBlind: false } };

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        Queue =
        [
            .. (await CodingProgress.OfAsync(Db, Window, cancel))
                .OrderBy(progress => progress.IsDone).ThenByDescending(progress => progress.HasBegun).ThenBy(progress => progress.Left)
                .ThenBy(progress => progress.Coded.Number),
        ];
        if (Next is { } next && await CodingProgress.PaceAsync(Db, Window, User.StaffId(), cancel) is { } pace)
            Minutes = (int)Math.Ceiling(next.Left * pace.TotalMinutes);
        QuotesToApprove = await Db.Quotes.CountAsync(
            quote => quote.WindowId == Window.Id && quote.ApprovedById == null && quote.WithdrawnById == null, cancel);
        return Page();
    }
}

using System.Globalization;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Shows how a survey is set up, sets the number of eligible people, and opens or closes the survey.</summary>
public sealed class SetUpModel(SurveyDbContext db, SurveyWindowService windows, TimeProvider clock) : SurveyPage(db, clock)
{
    [BindProperty]
    public string? Population { get; set; }

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostOpenAsync(string window, CancellationToken cancel) =>
        ChangeAsync(window, () => windows.OpenAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostCloseAsync(string window, CancellationToken cancel) =>
        ChangeAsync(window, () => windows.CloseAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostPopulationAsync(string window, CancellationToken cancel)
    {
        int? people = null;
        if (!string.IsNullOrWhiteSpace(Population))
        {
            const NumberStyles styles = NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
            if (int.TryParse(Population, styles, CultureInfo.InvariantCulture, out var number) && number > 0)
                people = number;
            else
                ModelState.AddModelError(nameof(Population), "Enter a whole number, such as 1,200, or leave this empty if it is not known");
        }

        return ChangeAsync(window, () => windows.SetPopulationAsync(Window, people, User.StaffId(), seen: null, cancel), cancel);
    }

    private async Task<IActionResult> ChangeAsync(string window, Func<Task> change, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        return await ActAsync(change, nameof(Population)) ? Redirect($"/surveys/{window}/set-up") : Page();
    }
}

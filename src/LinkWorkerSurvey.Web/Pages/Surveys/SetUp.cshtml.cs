using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Shows how a survey is set up and what is left to do before it opens, changes each detail, and opens, pauses, closes and deletes the
/// survey. The query says which detail has its form open, or which action asks for confirmation.
/// </summary>
public sealed class SetUpModel(SurveyDbContext db, SurveyWindowService windows, TimeProvider clock) : SurveyPage(db, clock)
{
    private static readonly string[] Confirmed = ["schedule", "open", "pause", "close", "delete"];

    /// <summary>The detail whose form is open; null if none is.</summary>
    public WindowDetail? Changing { get; private set; }

    /// <summary>The action that asks for confirmation; null if none does.</summary>
    public string? Confirming { get; private set; }

    /// <summary>The detail that was just saved, as the address says; null if none was.</summary>
    public string? Saved { get; private set; }

    [BindProperty]
    public DetailForm Form { get; set; } = new();

    /// <summary>The questionnaires that the survey can ask, each with its key; empty unless the questionnaire is being changed.</summary>
    public IReadOnlyList<Questionnaire> Questionnaires { get; private set; } = [];

    /// <summary>What is left to do before the opening can be confirmed.</summary>
    public IReadOnlyList<OpeningCheck> ChecksLeft { get; private set; } = [];

    /// <summary>The number of administrators who can sign in.</summary>
    public int Administrators { get; private set; }

    /// <summary>Whether everything about the survey can still be changed.</summary>
    public bool IsBeforeOpening => State is WindowState.Draft or WindowState.NotYetOpen;

    /// <summary>
    /// Whether the page offers to delete the survey. It does so even if something was received, and then refuses, so that the page does not
    /// change with the first response.
    /// </summary>
    public bool OffersDeletion => Window.Kind == WindowKind.Live && State < WindowState.InGrace;

    public bool CanUndo => Window.CanUndoClosing(Now);

    /// <summary>
    /// Returns whether the page offers to change a detail in the survey's present state. Like <see cref="OffersDeletion"/>, it does not
    /// depend on what was received.
    /// </summary>
    public bool CanChange(WindowDetail detail) => detail.Name switch
    {
        nameof(SurveyWindow.Title) or nameof(SurveyWindow.Population) or nameof(SurveyFacts.Sponsor) or nameof(SurveyFacts.Eligibility)
            or nameof(SurveyFacts.Distribution) => true,
        _ when Window.Kind is not (WindowKind.Live or WindowKind.Demonstration) => false,
        nameof(SurveyWindow.OpensAt) or nameof(SurveyWindow.ClosesAt) => State < WindowState.InGrace,
        nameof(SurveyWindow.Questionnaire) or nameof(SurveyWindow.Grace) or nameof(SurveyWindow.MinimumBatchSize) => IsBeforeOpening,
        _ => true,
    };

    public async Task<IActionResult> OnGetAsync(string window, string? change, string? confirm, string? saved, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        Saved = saved;
        Changing = WindowDetail.All.FirstOrDefault(detail => detail.Name == change && CanChange(detail));
        Confirming = Array.Find(Confirmed, action => action == confirm);
        if (Changing is not null)
            Form = DetailForm.Of(Changing, Window);
        return await ShowAsync(cancel);
    }

    public async Task<IActionResult> OnPostChangeAsync(string window, string? change, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        Changing = WindowDetail.All.FirstOrDefault(detail => detail.Name == change);
        if (Changing is null || !CanChange(Changing))
        {
            Changing = null;
            ModelState.Clear();
            ModelState.AddModelError("", "This can no longer be changed: the survey has moved on. The page now shows how it stands");
            return await ShowAsync(cancel);
        }

        var field = Changing == WindowDetail.OpensAt || Changing == WindowDetail.ClosesAt
            ? nameof(DetailForm.Day)
            : nameof(DetailForm.Value);
        ModelState.Clear();
        if (await ReadAsync(Changing, cancel) is { } act && ModelState.IsValid)
        {
            try
            {
                var reason = string.IsNullOrWhiteSpace(Form.Reason) ? null : AuditEntry.RequireNote(Form.Reason);
                await windows.ChangeDetailAsync(Window, Changing, Form.Seen ?? "", act, User.StaffId(), reason, cancel);
                return Redirect(AddressOf(Changing));
            }
            catch (StaleDetailException) when (Form.IsPresent(Changing, Window))
            {
                // The second click of a double click, or a colleague was faster with the same change.
                return Redirect(AddressOf(Changing));
            }
            catch (StaleDetailException exception)
            {
                // The form keeps what was entered, shows the new value, and can then be saved.
                Form.Seen = Changing.Of(Window);
                var present = DetailText.Of(Changing, Window) is { } text ? $"‘{text}’" : "empty";
                ModelState.AddModelError(field, $"{exception.Message}. It is now {present}");
            }
            catch (RuleException exception)
            {
                ModelState.AddModelError(field, exception.Message);
            }
        }

        return await ShowAsync(cancel);
    }

    public Task<IActionResult> OnPostScheduleAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.ScheduleAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostOpenAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.OpenAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostPauseAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.PauseAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostResumeAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.ResumeAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostCloseAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.CloseAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostUndoAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.UndoClosingAsync(Window, User.StaffId(), cancel), cancel);

    public Task<IActionResult> OnPostDeleteAsync(string window, CancellationToken cancel) =>
        ActAsync(window, () => windows.DeleteAsync(Window, User.StaffId(), cancel), cancel, "/surveys");

    // The row of the detail, so that the reader sees what was saved and goes on from there.
    private string AddressOf(WindowDetail detail) => $"/surveys/{Window.Slug}/set-up?saved={detail.Name}#{detail.Name}";

    private async Task<Action<int, DateTimeOffset>?> ReadAsync(WindowDetail detail, CancellationToken cancel)
    {
        if (detail == WindowDetail.Population)
        {
            var people = Form.Population(ModelState);
            return (received, _) => Window.SetPopulation(people, received);
        }

        if (detail != WindowDetail.Questionnaire)
            return Form.Read(detail, Window, ModelState);
        _ = int.TryParse(Form.Value, CultureInfo.InvariantCulture, out var id);
        if (await Db.Questionnaires.SingleOrDefaultAsync(q => q.Id == id, cancel) is not { } chosen)
        {
            ModelState.AddModelError(nameof(DetailForm.Value), "Select a questionnaire");
            return null;
        }

        await Db.Frames.Where(frame => frame.WindowId == Window.Id).Include(frame => frame.Codes).Include(frame => frame.Nets)
            .LoadAsync(cancel);
        return (_, now) => Window.ChangeQuestionnaire(chosen, now);
    }

    private async Task<IActionResult> ActAsync(string window, Func<Task> act, CancellationToken cancel, string? next = null)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        ModelState.Clear();
        return await ActAsync(act) ? Redirect(next ?? $"/surveys/{window}/set-up") : await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        ChecksLeft = Window.ChecksLeftAt(Now);
        Administrators = await Db.ActiveAdministrators().CountAsync(cancel);
        if (Changing == WindowDetail.Questionnaire)
            Questionnaires = await Db.Questionnaires.AsNoTracking()
                .Where(q => !Db.Windows.Any(w => w.QuestionnaireId == q.Id && w.Kind == WindowKind.Imported))
                .OrderByDescending(q => q.Version).ToListAsync(cancel);
        return Page();
    }
}

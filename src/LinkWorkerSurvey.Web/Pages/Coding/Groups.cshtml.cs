using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Suggestions.Similarity;
using LinkWorkerSurvey.Web.Security;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>
/// Offers groups of similar answers as the beginning of a code frame. The coder names those that are to be codes; no answer gets a code.
/// </summary>
public sealed class GroupsModel(SurveyDbContext db, CodeFrameService frames, SuggestionDesk desk, TimeProvider clock)
    : CodingPage(db, clock)
{
    /// <summary>The groups, the largest first; null while they are being found, or if codes cannot be suggested.</summary>
    public IReadOnlyList<AnswerGroup>? Groups { get; private set; }

    /// <summary>The number of text answers to the question.</summary>
    public int Texts { get; private set; }

    /// <summary>The names of the groups, in their order; empty for a group that is to be no code.</summary>
    [BindProperty]
    public IReadOnlyList<string?> Names { get; set; } = [];

    /// <summary>Whether the user has typed a name, which is shown even if the groups are not.</summary>
    public bool HasNames => Names.Any(name => !string.IsNullOrWhiteSpace(name));

    public async Task<IActionResult> OnGetAsync(string window, string table, CancellationToken cancel) =>
        await FindAsync(window, table, cancel) ? await ShowAsync(cancel) : NotFound();

    /// <summary>Adds a code for each name. Groups with the same name are one code.</summary>
    public async Task<IActionResult> OnPostAsync(string window, string table, CancellationToken cancel)
    {
        if (!await FindAsync(window, table, cancel))
            return NotFound();
        ModelState.Clear();
        List<NewCode> codes =
        [
            .. Names.Select(name => name?.Trim() ?? "").Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(name => new NewCode(name)),
        ];
        if (codes.Count == 0)
            ModelState.AddModelError("Names[0]", "Name at least one group");
        else if (await ActAsync(
            () => frames.AddCodesAsync(Frame.Id, codes, User.StaffId(), "from groups of similar answers", cancel), FieldOf))
            return Redirect($"{Path}/codes");
        await ReadFrameAsync(cancel);
        return await ShowAsync(cancel);

        // The first name that cannot be a label is the one that was refused.
        string FieldOf(string about) => Names.Index()
            .Where(name => name.Item?.Trim() is { Length: > 0 } label
                && (label.Length > Code.LabelLimit || !VisibleTextAttribute.IsVisible(label)))
            .Select(name => $"Names[{name.Index}]").FirstOrDefault("");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        Texts = await Db.CodingTexts.CountAsync(text => text.WindowId == Window.Id && text.Question == Coded.Question.Code, cancel);
        if (CanSuggest)
            Groups = desk.Find(Frame.Id, Window.Revision)?.Groups();
        return Page();
    }
}

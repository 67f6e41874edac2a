using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>Makes editions of the report, publishes those that another person made, and withdraws them.</summary>
public sealed class EditionsModel(ReportServices services, ReportDesk desk) : ReportPage(services)
{
    private const string Decide = "Decide about each category of fewer than 5 respondents";

    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    /// <summary>The edition that waits to be published; null if none does.</summary>
    public EditionRow? Waiting => Rows.FirstOrDefault(row => row.Edition.PublishedAt is null);

    public IReadOnlyList<EditionRow> Published => [.. Rows.Where(row => row.Edition.PublishedAt is not null)];

    public bool OneMayPublish => desk.OneMayPublish;

    /// <summary>Whether the user may publish the edition that waits; otherwise another person must.</summary>
    public bool MayPublish => Waiting is { } waiting && desk.MayPublish(waiting.Edition, User.StaffId());

    /// <summary>The sections that only people can write, and nobody has.</summary>
    public IReadOnlyList<ReportSection> ToWrite => [.. Report.Sections.Where(CurrentReport.IsToBeWritten)];

    /// <summary>The sections with claims that the check marks and nobody has looked at.</summary>
    public IReadOnlyList<(ReportSection Section, int Marked)> ToCheck =>
    [
        .. Report.Sections.Select(section => (section, ToCheckIn(section))).Where(section => section.Item2 > 0),
    ];

    /// <summary>The tables with answers that are in no code yet. They can be published all the same: their notes say so.</summary>
    public IReadOnlyList<FacetFigures> ToCode => [.. Report.Figures.Questions.Where(table => table.Waiting > 0)];

    /// <summary>The categories of fewer than 5 respondents.</summary>
    public IReadOnlyList<SmallCategory> Small => SmallCategories.Of(Report.Figures);

    /// <summary>Why the edition corrects the one before it, as it was typed.</summary>
    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The reason of a withdrawal as it was typed.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether the user has read the claims that the check marked.</summary>
    [BindProperty]
    public bool HasRead { get; set; }

    /// <summary>Whether the user has looked at the texts that name what is left out.</summary>
    [BindProperty]
    public bool NamesRead { get; set; }

    /// <summary>What the form showed of <see cref="Named"/>: the tick is about nothing else.</summary>
    [BindProperty]
    public string? NamesShown { get; set; }

    /// <summary>What <see cref="Named"/> shows, in one value.</summary>
    public string NamesKey => string.Join('|', Named.Select(name => $"{name.Section.Key} {name.Row}"));

    /// <summary>
    /// The saved texts that name a category which the edition to be made leaves out. Only a person can see whether its number follows.
    /// </summary>
    public IReadOnlyList<(ReportSection Section, string Row)> Named { get; private set; } = [];

    /// <summary>What was done last, in words; null if nothing.</summary>
    public string? Done => (string?)Request.Query["done"] switch
    {
        "made" => "The edition is made. " + (OneMayPublish ? "It waits to be published." : "Another person can publish it."),
        "removed" => "The edition is removed.",
        "published" => "The report is published.",
        "withdrawn" => "The report is withdrawn.",
        _ => null,
    };

    /// <summary>Returns the name of the form's field for a small category.</summary>
    public static string FieldOf(SmallCategory small) => $"small-{small.Table}-{small.Key}";

    /// <summary>Returns what was chosen for a small category: 'publish', 'leave', or null.</summary>
    public string? ChoiceOf(SmallCategory small)
    {
        if (Request.HasFormContentType && (string?)Request.Form[FieldOf(small)] is { Length: > 0 } chosen)
            return chosen;
        var decided = Rows.SelectMany(row => row.Content.SmallCategories)
            .FirstOrDefault(row => row.Table == small.Table && row.Key == small.Key);
        return decided is null ? null : decided.IsLeftOut ? "leave" : "publish";
    }

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await ShowAsync(window, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string window, int revision, int lastText, CancellationToken cancel)
    {
        if (!await ShowAsync(window, cancel))
            return NotFound();
        ModelState.Clear();
        var choices = Small.Select(small => (Small: small, Choice: (string?)Request.Form[FieldOf(small)])).ToList();
        if (choices.Find(one => one.Choice is not ("publish" or "leave")).Small is { } undecided)
            ModelState.AddModelError(FieldOf(undecided), Decide);
        if (ToWrite.Count > 0)
            ModelState.AddModelError("", "Write the sections that are still to be written, or empty them");
        if (ToCheck.Count > 0 && !HasRead)
            ModelState.AddModelError(nameof(HasRead), "Look at the claims that the check marked, then say so");
        var leaveOut = choices.Where(one => one.Choice == "leave").Select(one => (one.Small.Table, one.Small.Key)).ToHashSet();
        var content = EditionMaker.Make(Counted, Current, leaveOut, Published.Select(row => row.Content));
        foreach (var (part, row) in StillNamed(content))
        {
            ModelState.AddModelError(
                "", $"{part.Heading} gives a figure of ‘{row}’, which is left out. Change the text, or publish it");
        }

        Named = [.. NamedIn(content)];
        NamesRead = NamesRead && NamesShown == NamesKey;
        if (Named.Count > 0 && !NamesRead)
            ModelState.AddModelError(nameof(NamesRead), "Look at the texts that name what is left out, then say so");

        // What was shown with the form counts, not what stands now.
        var frozen = EditionMaker.Freeze(content, Counted, Current) with { Revision = revision, LastText = lastText };
        return await DoAsync(
            "made", () => Service.FreezeAsync(Window, frozen, RespondentText.Clean(Note), User.StaffId(), cancel), cancel);
    }

    public async Task<IActionResult> OnPostDiscardAsync(string window, CancellationToken cancel) => await ShowAsync(window, cancel)
        ? await DoAsync("removed", () => Service.DiscardAsync(Window, User.StaffId(), cancel), cancel)
        : NotFound();

    public async Task<IActionResult> OnPostPublishAsync(string window, string? checksum, CancellationToken cancel)
    {
        if (!await ShowAsync(window, cancel))
            return NotFound();
        var edition = Rows.FirstOrDefault(row => row.Edition.Checksum == checksum);
        if (edition?.LostQuotes > 0)
            ModelState.AddModelError("", "A quote in this edition has been changed or withdrawn meanwhile. Make the edition again");
        Guid[] keys = [.. edition?.Content.AllQuotes().Select(quote => quote.Id) ?? []];
        return await DoAsync(
            "published", () => Service.PublishAsync(Window, checksum ?? "", User.StaffId(), OneMayPublish, keys, cancel), cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string window, CancellationToken cancel) => await ShowAsync(window, cancel)
        ? await DoAsync(
            "withdrawn", () => Service.WithdrawAsync(Window, RespondentText.Clean(Reason), User.StaffId(), cancel), cancel,
            _ => nameof(Reason))
        : NotFound();

    // The texts that people wrote may give a figure that the tables no longer have.
    private IEnumerable<(ReportSection Section, string Row)> StillNamed(EditionContent content)
    {
        var left = content.SmallCategories.Where(row => row.IsLeftOut).Select(row => (row.Table, row.Label)).ToHashSet();
        return Report.Sections.Where(section => left.Count > 0 && !Current.IsDrafted(section))
            .SelectMany(section => LedgerOf(section).Claims
                .Where(claim => claim.Figure is { Row: { } label } figure && left.Contains((figure.Table, label)))
                .Select(claim => (section, claim.Figure!.Row!)))
            .Distinct();
    }

    // Nets go with the rows that are left out of their table.
    private IEnumerable<(ReportSection Section, string Row)> NamedIn(EditionContent content)
    {
        var left = content.SmallCategories.Where(row => row.IsLeftOut).ToList();
        var nets = left.Select(row => row.Table).Distinct().SelectMany(table => Report.Figures.Table(table)!.Nets);
        return from label in left.Select(row => row.Label).Concat(nets.Select(net => net.Label)).Distinct()
               let name = new Regex(
                   $@"(?<!\w){Regex.Escape(label).Replace(@"\ ", @"\s+", StringComparison.Ordinal)}s?(?!\w)",
                   RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
               from section in Report.Sections
               where !Current.IsDrafted(section) && name.IsMatch(section.Text.Replace("\\", "", StringComparison.Ordinal))
               select (section, label);
    }

    private async Task<bool> ShowAsync(string window, CancellationToken cancel)
    {
        if (!await FindReportAsync(window, cancel))
            return false;
        Rows = await EditionRow.ReadAsync(Db, Window, Current.ApprovedQuotes, cancel);
        return true;
    }

    private async Task<IActionResult> DoAsync(string done, Func<Task> act, CancellationToken cancel, Func<string, string>? fieldOf = null)
    {
        if (await ActAsync(act, fieldOf ?? (about => about)))
            return Redirect($"{Desk}/editions?done={done}");
        Rows = await EditionRow.ReadAsync(Db, Window, Current.ApprovedQuotes, cancel);
        return Page();
    }
}

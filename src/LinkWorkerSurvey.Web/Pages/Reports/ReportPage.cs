using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports;
using LinkWorkerSurvey.Reporting.Reports.Editions;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Reports;

/// <summary>A page of the report desk of a survey, with the report as it stands.</summary>
public abstract class ReportPage(ReportServices services) : SurveyPage(services.Db, services.Clock)
{
    private readonly Dictionary<string, ClaimLedger> ledgers = [];
    private WindowFigures? published;
    private IReadOnlyDictionary<(string Section, string Claim), string> reviews = new Dictionary<(string, string), string>();

    /// <summary>The window with the counts that the figures of the report are of.</summary>
    public CountedWindow Counted { get; private set; } = null!;

    public CurrentReport Current { get; private set; } = null!;

    public Report Report => Current.Report;

    /// <summary>The URL of the report desk of the survey.</summary>
    public string Desk => $"/surveys/{Window.Slug}/report";

    /// <summary>Whether an edition can be made: no more responses come into the results.</summary>
    public bool IsFinal => Window.FinalReleasedAt is not null;

    protected ReportService Service => services.Desk;

    public string AddressOf(ReportSection section) => $"{Desk}/{section.Key}";

    /// <summary>Returns the URL of the chart of a table; null if the survey has no such table.</summary>
    public string? ChartOf(string table) =>
        Report.Figures.Table(table) is null ? null : $"/surveys/{Window.Slug}/results/charts/{table}.svg";

    /// <summary>Returns the claims in the text of a section, checked against the figures as they are.</summary>
    public ClaimLedger LedgerOf(ReportSection section)
    {
        if (!ledgers.TryGetValue(section.Key, out var ledger))
        {
            ledger = ClaimCheck.Of($"# {section.Title}\n\n{section.Text}", Report.Figures, published).From(section.Title.Length + 4);
            ledgers.Add(section.Key, ledger);
        }

        return ledger;
    }

    /// <summary>Returns who looked at a claim that the check marks, so that it can stay; null if nobody did.</summary>
    public string? ReviewerOf(ReportSection section, Claim claim) => claim.IsMarked
        ? reviews.GetValueOrDefault((section.Key, ClaimFingerprint.Of(section.Text, claim)))
        : null;

    /// <summary>Returns the number of claims in a section that the check marks and nobody has looked at.</summary>
    public int ToCheckIn(ReportSection section) =>
        LedgerOf(section).Claims.Count(claim => claim.IsMarked && ReviewerOf(section, claim) is null);

    /// <summary>Returns what the list of sections says about a section.</summary>
    public (string Words, string? Class) StateOf(ReportSection section)
    {
        if (CurrentReport.IsToBeWritten(section))
            return ("to write", "is-open");
        var marked = ToCheckIn(section);
        return marked > 0 ? ($"{marked} to check", "is-wrong")
            : section.Text.Length == 0 ? ("", null)
            : Current.IsDrafted(section) ? ("drafted", "is-open")
            : LedgerOf(section).Claims.Count > 0 ? ("checked", "is-right")
            : ("written", "is-right");
    }

    /// <summary>Returns false if there is no such survey.</summary>
    protected async Task<bool> FindReportAsync(string slug, CancellationToken cancel)
    {
        if (!await FindAsync(slug, cancel))
            return false;
        var choices = new ResultsChoices { Compare = await services.Waves.FindLastAsync(slug, cancel) };
        var view = await services.Live.OpenAsync(slug, choices, cancel)
            ?? await services.Live.OpenAsync(slug, new ResultsChoices(), cancel);
        if (view is null)
            return false;
        var now = view.Now;
        Counted = now.Counted;
        Current = await services.Reports.ReadAsync(now.Window, now.Figures(), SurveyText.ShortDays(now.Window), cancel);
        reviews = await (
            from review in Db.ClaimReviews
            where review.WindowId == Window.Id
            join member in Db.Users on review.StaffId equals member.Id
            select new { review.Section, review.Claim, member.Name })
            .ToDictionaryAsync(review => (review.Section, review.Claim), review => review.Name, cancel);
        var last = await Db.Editions.AsNoTracking().Where(e => e.WindowId == Window.Id && e.PublishedAt != null && e.WithdrawnAt == null)
            .OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel);
        published = last is null ? null : EditionJson.Read(last.Content).Bases[0];
        return true;
    }

    /// <summary>Returns the section with the key; the first one without a key; null if there is no such section.</summary>
    protected ReportSection? Find(string? key) => key is null
        ? Report.Sections[0]
        : Report.Sections.FirstOrDefault(section => section.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the key of the text of a section that stands; 0 if none was ever saved.</summary>
    protected int TextOf(ReportSection section) => Current.Saved.GetValueOrDefault(section.Key)?.Id ?? 0;
}

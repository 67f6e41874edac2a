using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the cross-tabulation of two questions after the final release, as a page and as CSV.</summary>
public sealed class CrossModel(SurveyDbContext db, CrossTabQuery query, CodingService coding, TimeProvider clock)
    : PageModel, IResultsPage
{
    public SurveyWindow Window { get; private set; } = null!;

    public SurveyHeader Header { get; private set; } = null!;

    public ResultsChoices Choices => ResultsChoices.Read(Request.Query) ?? new ResultsChoices();

    public WindowState State => Header.Status!.State;

    public IReadOnlyList<CrossTabQuestion> Questions { get; private set; } = [];

    /// <summary>The base of the percentages: one of <see cref="Bases"/>.</summary>
    public PercentageBase Of { get; private set; }

    /// <summary>The bases that cross-tabulations can have, by their names in the query string; the first is the default.</summary>
    public static IReadOnlyDictionary<string, PercentageBase> Bases { get; } = new Dictionary<string, PercentageBase>
    {
        ["all"] = PercentageBase.All,
        ["answered"] = PercentageBase.Answered,
    };

    /// <summary>The name of <see cref="Of"/> in the query string.</summary>
    public string BaseName => Bases.Single(known => known.Value == Of).Key;

    /// <summary>The question in the rows; null if none is available.</summary>
    public CrossTabQuestion? Rows { get; private set; }

    /// <summary>The question in the columns; null if none is available.</summary>
    public CrossTabQuestion? Columns { get; private set; }

    /// <summary>
    /// The chosen questions that cannot be cross-tabulated before their coding is signed off, with the number of their uncoded answers.
    /// </summary>
    public IReadOnlyList<(CrossTabQuestion Question, int Uncoded)> NotSignedOff { get; private set; } = [];

    /// <summary>The cross-tabulation; null before the final release, or if the two questions cannot be cross-tabulated.</summary>
    public CrossTabFigures? Figures { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string window, string? rows, string? columns, [FromQuery(Name = "base")] string? of, CancellationToken cancel) =>
        await FindAsync(window, rows, columns, of, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnGetCsvAsync(
        string window, string? rows, string? columns, [FromQuery(Name = "base")] string? of, CancellationToken cancel)
    {
        if (!await FindAsync(window, rows, columns, of, cancel))
            return NotFound();
        return Figures is null
            ? Page()
            : File(
                CrossTabCsv.Write(Figures),
                CsvFile.ContentType,
                $"cross-{window}-{Rows!.Key}-{Columns!.Key}{(Of == default ? "" : $"-{BaseName}")}.csv");
    }

    /// <summary>Returns the query string for a table of two questions. It keeps the reader's other choices.</summary>
    public string QueryOf(CrossTabQuestion rows, CrossTabQuestion columns) =>
        $"?rows={Uri.EscapeDataString(rows.Key)}&columns={Uri.EscapeDataString(columns.Key)}{Choices.Query().Replace('?', '&')}";

    private async Task<bool> FindAsync(string slug, string? rows, string? columns, string? of, CancellationToken cancel)
    {
        // A cross-tabulation has no percentages of mentions, which may be chosen on the other pages.
        var percentageBase = Bases.GetValueOrDefault(of ?? "");
        var window = await db
            .Windows.AsNoTracking()
            .AsSplitQuery()
            .Include(w => w.Questionnaire)
            .Include(w => w.Frames)
                .ThenInclude(f => f.Codes)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        if (window is null)
            return false;
        (Window, Of) = (window, percentageBase);
        Header = new(new SurveyStatus(window, await db.CountReceivedAsync(window, cancel), clock.GetUtcNow()));
        Questions = await query.QuestionsAsync(window, cancel);
        (Rows, Columns) = (Asked(rows), Asked(columns));
        if ((Rows is null && rows is { Length: > 0 }) || (Columns is null && columns is { Length: > 0 }))
            return false;

        // By default, the columns show a question about the respondent. If there is none, they show a question with one choice, because
        // each respondent is then in at most one column; otherwise a multiple-choice question or, last, an open one.
        Columns ??= Questions
            .Where(q => q.CanBeCrossed && q.Question.Code != Rows?.Question.Code)
            .MinBy(q =>
                q.Question switch
                {
                    { Profile: true } => 0,
                    { Kind.TakesOneChoice: true } => 1,
                    { Kind.IsOpen: false } => 2,
                    _ => 3,
                });
        Rows ??= Questions
            .Where(q => q.CanBeCrossed && q.Question.Code != Columns?.Question.Code)
            .MinBy(q =>
                q.Question switch
                {
                    { Profile: true } => 2,
                    { Kind.IsOpen: true } => 1,
                    _ => 0,
                });
        if (State != WindowState.FinallyReleased)
            return true;
        if (
            Rows is { CanBeCrossed: true } down
            && Columns is { CanBeCrossed: true } across
            && down.Question.Code != across.Question.Code
            && !CrossTabQuery.IsTooLarge(down, across))
            Figures = await query.FindAsync(window, down, across, Of, cancel);
        foreach (var side in new[] { Rows, Columns }.OfType<CrossTabQuestion>().Where(side => !side.CanBeCrossed))
            NotSignedOff = [.. NotSignedOff, (side, await coding.CountUncodedAsync(window.Id, side.Question.Code, cancel))];
        return true;
    }

    private CrossTabQuestion? Asked(string? key) => Questions.FirstOrDefault(q => q.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}

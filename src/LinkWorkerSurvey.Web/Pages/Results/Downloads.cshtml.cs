using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>
/// Lists the files of a survey's results by their purpose. After the final release, answers can be downloaded too: texts by question with
/// <see cref="Permission.DownloadTexts"/>, and cases with <see cref="Permission.DownloadCases"/>. The activity log records each download of
/// answers.
/// </summary>
public sealed class DownloadsModel(LiveResults live, CasesQuery query, DownloadService downloads, TimeProvider clock)
    : PageModel, ISurveyPage
{
    public SurveyHeader Header { get; private set; } = null!;

    /// <summary>Whether the figures have been counted. Until then the page only says so.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>The URL of the server-sent events, which report the end of the first count.</summary>
    public string Line { get; private set; } = null!;

    public SurveyWindow Window { get; private set; } = null!;

    public ResultsChoices Choices { get; private set; } = null!;

    public WindowFigures Figures { get; private set; } = null!;

    /// <summary>The questions that take texts: open questions, and questions with an option 'Other'.</summary>
    public IReadOnlyList<Question> TextQuestions => [.. Window.Questionnaire.Document.Questions.Where(q => q.TakesWords)];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? Page() : NotFound();

    /// <summary>Leads to the file of one chart, whose URL has the chart's name.</summary>
    public IActionResult OnGetChart(string window, string? table, string? size, string? format)
    {
        // What is not a chart is refused by the file's own address.
        var query = (ResultsChoices.Read(Request.Query) ?? new()) with { Question = null };
        return Redirect(DownloadText.Chart(window, $"{table}.{format}", query, size));
    }

    public async Task<IActionResult> OnPostCasesAsync(string window, CancellationToken cancel)
    {
        if (!User.Can(Permission.DownloadCases))
            return Forbid();
        if (await RefuseAsync(window, cancel) is { } refused)
            return refused;
        await downloads.RecordCasesAsync(Window, User.StaffId(), cancel);
        return Csv(AnswersCsv.Cases(Window.Questionnaire.Document, await query.CasesAsync(Window, cancel)), $"{window}-cases.csv");
    }

    public async Task<IActionResult> OnPostTextsAsync(string window, string? question, CancellationToken cancel)
    {
        if (!User.Can(Permission.DownloadTexts))
            return Forbid();
        if (await RefuseAsync(window, cancel) is { } refused)
            return refused;
        if (TextQuestions.FirstOrDefault(q => q.Code == question) is not { } asked)
            return NotFound();
        await downloads.RecordTextsAsync(Window, asked, User.StaffId(), cancel);
        return Csv(AnswersCsv.Texts(asked, await query.TextsAsync(Window, asked.Code, cancel)), $"{window}-texts-{asked.Code}.csv");
    }

    private async Task<IActionResult?> RefuseAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        return IsCounted && Window.FinalReleasedAt is not null ? null : Redirect($"/surveys/{window}/results/downloads");
    }

    private async Task<bool> FindAsync(string window, CancellationToken cancel)
    {
        // A page with an invalid query string shows the default view. The files refuse it.
        Choices = (ResultsChoices.Read(Request.Query) ?? new()) with { Question = null };
        if (await live.OpenForPageAsync(window, Choices, cancel) is not { } view)
            return false;
        (Header, IsCounted) = (new(window, view.Title, view.Kind, Status: null), view.IsCounted);
        Line = $"/surveys/{window}/results/events{(Choices.Query() is "" ? "?" : Choices.Query() + "&")}seen=";
        if (!IsCounted)
            return true;
        var now = view.Now;
        (Window, Figures) = (now.Window, now.Figures());
        Header = new(new SummaryModel(now.Known, clock.GetUtcNow()).Status);
        return true;
    }

    private FileContentResult Csv(byte[] csv, string name) => File(csv, CsvFile.ContentType, name);
}

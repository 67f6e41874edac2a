using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>
/// Lists the files of a survey's results by their purpose. After the final release, answers can be downloaded too: texts by question with
/// <see cref="Permission.DownloadTexts"/>, and cases with <see cref="Permission.DownloadCases"/>. The activity log records each download of
/// answers.
/// </summary>
public sealed class DownloadsModel(
    LiveResults live,
    ResultsFragments fragments,
    WavesQuery waves,
    CasesQuery query,
    DownloadService downloads,
    TimeProvider clock) : ResultsPage(live, fragments, waves, clock)
{
    public Toolbar Toolbar => new($"/surveys/{Window.Slug}/results/downloads", Choices, Waves);

    /// <summary>The questions that take texts: open questions, and questions with an option 'Other'.</summary>
    public IReadOnlyList<Question> TextQuestions => [.. Window.Questionnaire.Document.Questions.Where(q => q.TakesWords)];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, ReadChoices(), cancel) ? Page() : NotFound();

    /// <summary>Leads to the file of one chart, whose URL has the chart's name.</summary>
    /// <remarks>What is not a chart is refused by the file's own address.</remarks>
    public IActionResult OnGetChart(string window, string? table, string? size, string? format) =>
        Slug.IsValid(window) ? Redirect(DownloadText.Chart(window, $"{table}.{format}", ReadChoices(), size)) : NotFound();

    public async Task<IActionResult> OnPostCasesAsync(string window, string? format, CancellationToken cancel)
    {
        if (!User.Can(Permission.DownloadCases))
            return Forbid();
        if (await RefuseAsync(window, cancel) is { } refused)
            return refused;
        if (FormatOf(format) is not { } chosen)
            return NotFound();
        await downloads.RecordCasesAsync(Window, chosen, User.StaffId(), cancel);
        return await SendAsync(
            AnswerTable.Cases(Window.Questionnaire.Document, query.CasesAsync(Window)), $"{window}-cases", chosen, cancel);
    }

    public async Task<IActionResult> OnPostTextsAsync(string window, string? question, string? format, CancellationToken cancel)
    {
        if (!User.Can(Permission.DownloadTexts))
            return Forbid();
        if (await RefuseAsync(window, cancel) is { } refused)
            return refused;
        if (TextQuestions.FirstOrDefault(q => q.Code == question) is not { } asked || FormatOf(format) is not { } chosen)
            return NotFound();
        await downloads.RecordTextsAsync(Window, asked, chosen, User.StaffId(), cancel);
        var (frames, texts) = await query.TextsAsync(Window, asked, cancel);
        return await SendAsync(AnswerTable.Texts(asked, frames, texts), $"{window}-texts-{asked.Code}", chosen, cancel);
    }

    private static DownloadFormat? FormatOf(string? format) => format switch
    {
        null or "csv" => DownloadFormat.Csv,
        "xlsx" => DownloadFormat.Excel,
        _ => null,
    };

    // A file that cannot be sent to its end breaks off, so that no browser takes it for a whole one.
    private async Task<EmptyResult> SendAsync(AnswerTable table, string name, DownloadFormat format, CancellationToken cancel)
    {
        var file = format switch
        {
            DownloadFormat.Csv => TypedResults.Stream(
                to => AnswersCsv.WriteAsync(table, to, cancel), CsvFile.ContentType, $"{name}.csv"),
            DownloadFormat.Excel => TypedResults.Stream(
                to => AnswersWorkbook.WriteAsync(table, to, cancel), FiguresWorkbook.ContentType, $"{name}.xlsx"),
        };
        await file.ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    private async Task<IActionResult?> RefuseAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, ReadChoices(), cancel))
            return NotFound();
        return IsCounted && Window.FinalReleasedAt is not null ? null : Redirect($"/surveys/{window}/results/downloads");
    }
}

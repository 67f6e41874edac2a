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
        var (frames, texts) = await query.TextsAsync(Window, asked, cancel);
        return Csv(AnswersCsv.Texts(asked, frames, texts), $"{window}-texts-{asked.Code}.csv");
    }

    private async Task<IActionResult?> RefuseAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, ReadChoices(), cancel))
            return NotFound();
        return IsCounted && Window.FinalReleasedAt is not null ? null : Redirect($"/surveys/{window}/results/downloads");
    }

    private FileContentResult Csv(byte[] csv, string name) => File(csv, CsvFile.ContentType, name);
}

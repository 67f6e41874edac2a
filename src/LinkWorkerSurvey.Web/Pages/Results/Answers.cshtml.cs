using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>
/// The page for downloading answers after the final release: texts by question and, with <see cref="Permission.DownloadCases"/>, cases.
/// Each download is recorded in the activity log.
/// </summary>
public sealed class AnswersModel(SurveyDbContext db, CasesQuery query, DownloadService downloads, TimeProvider clock)
    : SurveyPage(db, clock)
{
    /// <summary>The questions that take texts: open questions, and questions with an option 'Other'.</summary>
    public IReadOnlyList<Question> Questions =>
        [.. Window.Questionnaire.Document.Questions.Where(q => q.TakesWords)];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel) =>
        await FindAsync(window, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCasesAsync(string window, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (!User.Can(Permission.DownloadCases))
            return Forbid();
        if (Window.FinalReleasedAt is null)
            return Page();
        await downloads.RecordCasesAsync(Window, User.StaffId(), cancel);
        return Csv(AnswersCsv.Cases(Window.Questionnaire.Document, await query.CasesAsync(Window, cancel)), $"cases-{window}.csv");
    }

    public async Task<IActionResult> OnPostTextsAsync(string window, string? question, CancellationToken cancel)
    {
        if (!await FindAsync(window, cancel))
            return NotFound();
        if (Window.FinalReleasedAt is null)
            return Page();
        if (Questions.FirstOrDefault(q => q.Code == question) is not { } asked)
            return NotFound();
        await downloads.RecordTextsAsync(Window, asked, User.StaffId(), cancel);
        return Csv(AnswersCsv.Texts(asked, await query.TextsAsync(Window, asked.Code, cancel)), $"texts-{window}-{asked.Code}.csv");
    }

    private FileContentResult Csv(byte[] csv, string name) => File(csv, CsvFile.ContentType, name);
}

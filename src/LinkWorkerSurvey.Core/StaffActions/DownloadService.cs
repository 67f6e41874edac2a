using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Records downloads of answers in the activity log, and refuses downloads before the survey window's final release.</summary>
public sealed class DownloadService(SurveyDbContext db, TimeProvider clock)
{
    /// <summary>Records a download of the cases of a window, one row for each response.</summary>
    /// <exception cref="RuleException">The window has not had its final release.</exception>
    public Task RecordCasesAsync(SurveyWindow window, DownloadFormat format, Guid staffId, CancellationToken cancel = default) =>
        RecordAsync(window, AuditAction.CasesTaken, staffId, InWords(format), cancel);

    /// <summary>Records a download of the text answers to one question.</summary>
    /// <exception cref="RuleException">The window has not had its final release.</exception>
    public Task RecordTextsAsync(
        SurveyWindow window, Question question, DownloadFormat format, Guid staffId, CancellationToken cancel = default) =>
        RecordAsync(window, AuditAction.TextsTaken, staffId, $"{question.Code}, {InWords(format)}", cancel);

    private static string InWords(DownloadFormat format) => format switch
    {
        DownloadFormat.Csv => "CSV",
        DownloadFormat.Excel => "Excel",
    };

    private async Task RecordAsync(SurveyWindow window, AuditAction action, Guid staffId, string note, CancellationToken cancel)
    {
        if (window.FinalReleasedAt is null)
            throw new RuleException("Answers can be downloaded once all responses are in the results.");
        db.AuditEntries.Add(new AuditEntry(clock.GetUtcNow(), action, staffId, window.Id, note));
        await db.SaveChangesAsync(cancel);
    }
}

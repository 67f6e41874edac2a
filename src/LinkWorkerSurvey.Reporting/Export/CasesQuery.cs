using System.Data;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads released answers for an export: whole cases, or the texts of one question. The window must have had its final release. The result
/// has no database keys, and each call returns it in another random order. Rows of two exports therefore cannot be joined by position.
/// </summary>
public sealed class CasesQuery(SurveyDbContext db)
{
    /// <summary>Returns every response with its texts. Base: all released responses of the window.</summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public async Task<IReadOnlyList<Case>> CasesAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        RequireFinal(window);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var responses = await db
            .Responses.AsNoTracking()
            .Where(r => r.WindowId == window.Id)
            .OrderBy(_ => EF.Functions.Random())
            .ToListAsync(cancel);
        var texts = (
            await db
                .AnswerTexts.AsNoTracking()
                .Where(t => db.Responses.Any(r => r.Id == t.ResponseId && r.WindowId == window.Id))
                .ToListAsync(cancel)).ToLookup(t => t.ResponseId, t => new AnswerText(t.Question, t.IsOther, t.Text));
        return [.. responses.Select(r => new Case(r.Ticks, [.. texts[r.Id]]))];
    }

    /// <summary>Returns the texts that answer one question, without the other answers of the same respondents.</summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public async Task<IReadOnlyList<string>> TextsAsync(SurveyWindow window, string question, CancellationToken cancel = default)
    {
        RequireFinal(window);
        return await db
            .CodingTexts.AsNoTracking()
            .Where(t => t.WindowId == window.Id && t.Question == question)
            .OrderBy(_ => EF.Functions.Random())
            .Select(t => t.Text)
            .ToListAsync(cancel);
    }

    private static void RequireFinal(SurveyWindow window)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Answers leave the program once the window is finally released, not before.");
    }
}

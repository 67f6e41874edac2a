using System.Data;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
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

    /// <summary>
    /// Returns the texts that answer one question, without the other answers of the same respondents, with the code frames of the question
    /// and the decisions that count in each.
    /// </summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public async Task<(IReadOnlyList<CodeFrame> Frames, IReadOnlyList<CodedText> Texts)> TextsAsync(
        SurveyWindow window, Question question, CancellationToken cancel = default)
    {
        RequireFinal(window);
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var frames = await db.Frames.AsNoTracking().Include(f => f.Codes)
            .Where(f => f.WindowId == window.Id && f.Question == question.Code).ToListAsync(cancel);
        var facets = question.FramedFacets().ToList();
        frames.Sort((one, other) => facets.IndexOf(one.Facet).CompareTo(facets.IndexOf(other.Facet)));
        var codes = frames.SelectMany(frame => frame.Codes.Select(code => (code.Id, As: frame.CountsAs(code))))
            .ToDictionary(code => code.Id, code => code.As);
        int[] ids = [.. frames.Select(frame => frame.Id)];
        var decisions = (await db.CodingDecisions.AsNoTracking().Where(d => d.IsStanding && ids.Contains(d.FrameId))
            .Select(d => new { d.TextId, d.FrameId, d.Outcome, Codes = d.Codes.Select(code => code.Id).ToArray() })
            .ToListAsync(cancel)).ToDictionary(
                d => (d.TextId, d.FrameId), d => new CodedText.Decision(d.Outcome, d.Codes.Select(code => codes[code]).ToHashSet()));
        var texts = await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id && t.Question == question.Code)
            .OrderBy(_ => EF.Functions.Random()).Select(t => new { t.Id, t.Text }).ToListAsync(cancel);
        return (frames, texts.ConvertAll(text =>
            new CodedText(text.Text, frames.ConvertAll(frame => decisions.GetValueOrDefault((text.Id, frame.Id))))));
    }

    private static void RequireFinal(SurveyWindow window)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Answers leave the program once the window is finally released, not before.");
    }
}

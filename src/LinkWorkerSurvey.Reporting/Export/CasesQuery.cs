using System.Data;
using System.Runtime.CompilerServices;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Reads released answers for an export: whole cases, or the texts of one question. The window must have had its final release. The result
/// has no database keys, and each call returns it in another random order. Rows of two exports therefore cannot be joined by position. Rows
/// are read one after the other, so that an export takes little memory.
/// </summary>
public sealed class CasesQuery(SurveyDbContext db)
{
    /// <summary>Reads every response with its texts, one after the other. Base: all released responses of the window.</summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public IAsyncEnumerable<Case> CasesAsync(SurveyWindow window)
    {
        RequireFinal(window);

        // One statement sees one state. Only keys and ticks are sorted, so that PostgreSQL writes no texts to temporary files.
        return db.Database.SqlQuery<CaseRow>($"""
            SELECT r.ticks, t.questions, t.others, t.texts
            FROM (SELECT id, ticks FROM response WHERE window_id = {window.Id} ORDER BY random()) r,
                LATERAL (
                    SELECT array_agg(question) AS questions, array_agg(is_other) AS others, array_agg(text) AS texts
                    FROM answer_text WHERE response_id = r.id) t
            """).AsAsyncEnumerable().Select(row => new Case(
            row.Ticks,
            [.. (row.Questions ?? []).Select((question, i) => new AnswerText(question, row.Others![i], row.Texts![i]))]));
    }

    /// <summary>
    /// Returns the code frames of a question, and reads the texts that answer it, without the other answers of the same respondents, with
    /// the decisions that count in each frame. Until all texts are read, the request's database connection is busy with them.
    /// </summary>
    /// <exception cref="InvalidOperationException">The window is not finally released.</exception>
    public async Task<(IReadOnlyList<CodeFrame> Frames, IAsyncEnumerable<CodedText> Texts)> TextsAsync(
        SurveyWindow window, Question question, CancellationToken cancel = default)
    {
        RequireFinal(window);
        var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var frames = await db.Frames.AsNoTracking().Include(f => f.Codes)
            .Where(f => f.WindowId == window.Id && f.Question == question.Code).ToListAsync(cancel);
        var facets = question.FramedFacets().ToList();
        frames.Sort((one, other) => facets.IndexOf(one.Facet).CompareTo(facets.IndexOf(other.Facet)));
        return (frames, ReadAsync(moment, window.Id, question.Code, frames, cancel));
    }

    // Frames and texts are of one state, so the transaction ends with the last text.
    private async IAsyncEnumerable<CodedText> ReadAsync(
        IDbContextTransaction moment,
        int window,
        string question,
        List<CodeFrame> frames,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var ends = moment;
        var codes = frames.SelectMany(frame => frame.Codes.Select(code => (code.Id, Counts: (Frame: frame, Code: frame.CountsAs(code)))))
            .ToDictionary(code => code.Id, code => code.Counts);
        var rows = db.Database.SqlQuery<TextRow>($"""
            SELECT t.text, d.frames, d.outcomes,
                ARRAY(
                    SELECT c.code_id FROM reading r JOIN reading_code c ON c.reading_id = r.id
                    WHERE r.text_id = t.id AND r.standing) AS codes
            FROM (
                SELECT id, text FROM coding_text WHERE window_id = {window} AND question = {question} ORDER BY random()) t,
                LATERAL (
                    SELECT array_agg(frame_id) AS frames, array_agg(state) AS outcomes
                    FROM reading WHERE text_id = t.id AND standing) d
            """).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            yield return new(row.Text, frames.ConvertAll(frame =>
            {
                var place = Array.IndexOf(row.Frames ?? [], frame.Id);
                return place < 0 ? null : new CodedText.Decision(
                    Enum.Parse<CodingOutcome>(row.Outcomes![place]),
                    row.Codes.Select(code => codes[code]).Where(code => code.Frame == frame).Select(code => code.Code).ToHashSet());
            }));
        }
    }

    private static void RequireFinal(SurveyWindow window)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Answers leave the program once the window is finally released, not before.");
    }

    private sealed record CaseRow(short[] Ticks, string[]? Questions, bool[]? Others, string[]? Texts);

    private sealed record TextRow(string Text, int[]? Frames, string[]? Outcomes, int[] Codes);
}

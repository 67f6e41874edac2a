using System.Data;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>Counts a window, all at one moment.</summary>
public sealed class FiguresQuery(SurveyDbContext db)
{
    /// <summary>The figures of the window of that name; null when there is none.</summary>
    public async Task<WindowFigures?> FindAsync(string slug, PercentageBase of = PercentageBase.All, CancellationToken cancel = default)
    {
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var window = await db.Windows.AsNoTracking().AsSplitQuery()
            .Include(w => w.Questionnaire)
            .Include(w => w.Frames).ThenInclude(f => f.Codes)
            .Include(w => w.Frames).ThenInclude(f => f.Nets)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        return window is null ? null : Tally.Figures(window, await CountAsync(window, cancel), of);
    }

    private async Task<WindowCounts> CountAsync(SurveyWindow window, CancellationToken cancel)
    {
        var id = window.Id;
        var choices = window.Questionnaire.Document.Questions.SelectMany(q => q.Choices(), (q, option) => (Question: q.Code, option.Key, IsOther: option == q.Other)).ToList();
        short[] keys = [.. choices.Select(c => c.Key)];
        string[] questions = [.. choices.Select(c => c.Question)];
        string[] chooseOne = [.. window.Questionnaire.Document.Questions.Where(q => q.Kind == QuestionKind.SingleChoice).Select(q => q.Code)];
        short[] otherKeys = [.. choices.Where(c => c.IsOther).Select(c => c.Key)];
        string[] otherQuestions = [.. choices.Where(c => c.IsOther).Select(c => c.Question)];

        return new WindowCounts
        {
            Received = await db.Receipts.CountAsync(r => r.WindowId == id, cancel),
            Released = await db.Responses.CountAsync(r => r.WindowId == id, cancel),

            Ticks = await CountByAsync<short>($"""
                SELECT tick AS key, count(*)::int AS count FROM response, unnest(ticks) AS tick WHERE window_id = {id} GROUP BY tick
                """, cancel),

            // Ticked and coded back into the same option is one respondent: the tick has counted already.
            Codes = await CountByAsync<int>($"""
                SELECT c.id AS key, count(DISTINCT r.id)::int AS count
                FROM response r JOIN answer_text t ON t.response_id = r.id JOIN reading d ON d.text_id = t.id AND d.standing
                JOIN reading_code dc ON dc.reading_id = d.id JOIN code c ON c.id = dc.code_id
                WHERE r.window_id = {id} AND (c.option_key IS NULL OR c.option_key <> ALL (r.ticks))
                GROUP BY c.id
                """, cancel),

            Nets = await CountByAsync<int>($"""
                SELECT net_id AS key, count(*)::int AS count FROM (
                    SELECT c.net_id, r.id
                    FROM response r JOIN answer_text t ON t.response_id = r.id JOIN reading d ON d.text_id = t.id AND d.standing
                    JOIN reading_code dc ON dc.reading_id = d.id JOIN code c ON c.id = dc.code_id
                    WHERE r.window_id = {id} AND c.net_id IS NOT NULL
                    UNION
                    SELECT c.net_id, r.id
                    FROM response r CROSS JOIN unnest(r.ticks) AS tick JOIN frame f ON f.window_id = r.window_id
                    JOIN code c ON c.frame_id = f.id AND c.option_key = tick
                    WHERE r.window_id = {id} AND c.net_id IS NOT NULL
                ) AS member GROUP BY net_id
                """, cancel),

            Answered = await CountByAsync<string>($"""
                SELECT question AS key, count(*)::int AS count FROM (
                    SELECT r.id, q.question FROM response r CROSS JOIN unnest(r.ticks) AS tick JOIN unnest({keys}, {questions}) AS q(option_key, question) ON q.option_key = tick
                    WHERE r.window_id = {id}
                    UNION
                    SELECT r.id, t.question FROM response r JOIN answer_text t ON t.response_id = r.id WHERE r.window_id = {id}
                ) AS answer GROUP BY question
                """, cancel),

            // Words beside another tick of a choose-one question count only once they are coded.
            Others = await CountByAsync<string>($"""
                SELECT question AS key, count(*)::int AS count FROM (
                    SELECT r.id, q.question FROM response r CROSS JOIN unnest(r.ticks) AS tick JOIN unnest({otherKeys}, {otherQuestions}) AS q(option_key, question) ON q.option_key = tick
                    WHERE r.window_id = {id}
                    UNION
                    SELECT r.id, t.question FROM response r JOIN answer_text t ON t.response_id = r.id
                    WHERE r.window_id = {id} AND t.is_other AND NOT (t.question = ANY ({chooseOne}) AND EXISTS (
                        SELECT FROM unnest({keys}, {questions}) AS q(option_key, question) WHERE q.question = t.question AND q.option_key = ANY (r.ticks)))
                ) AS other
                WHERE NOT EXISTS (
                    SELECT FROM answer_text t JOIN reading d ON d.text_id = t.id AND d.standing AND d.state = 'Coded'
                    WHERE t.response_id = other.id AND t.question = other.question AND t.is_other)
                GROUP BY question
                """, cancel),

            Waiting = await CountByAsync<int>($"""
                SELECT f.id AS key, count(*)::int AS count
                FROM frame f JOIN response r ON r.window_id = f.window_id JOIN answer_text t ON t.response_id = r.id AND t.question = f.question
                WHERE f.window_id = {id} AND NOT EXISTS (
                    SELECT FROM reading d WHERE d.text_id = t.id AND d.frame_id = f.id AND d.standing AND d.state <> 'SecondLook')
                GROUP BY f.id
                """, cancel),
        };
    }

    private async Task<IReadOnlyDictionary<TKey, int>> CountByAsync<TKey>(FormattableString sql, CancellationToken cancel)
        where TKey : notnull =>
        await db.Database.SqlQuery<Counted<TKey>>(sql).ToDictionaryAsync(row => row.Key, row => row.Count, cancel);

    private sealed record Counted<TKey>(TKey Key, int Count);
}

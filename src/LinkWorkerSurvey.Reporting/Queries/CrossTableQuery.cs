using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures.CrossTables;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>Crosses two questions of a window that is finally released, all at one moment.</summary>
public sealed class CrossTableQuery(SurveyDbContext db)
{
    private const int Other = 0;
    private const int NotAnswered = -1;
    private const int Anywhere = -2;

    /// <summary>The table of two questions. Base: all released responses of the window.</summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    /// <param name="rows">The question down the rows, one of the window's.</param>
    /// <param name="columns">The question across the columns, another one of the window's.</param>
    /// <param name="cancel">Stops the counting.</param>
    /// <exception cref="InvalidOperationException">The window is not finally released, or one of the questions cannot be crossed yet.</exception>
    /// <exception cref="ArgumentException">Both are the same question, or facets of one.</exception>
    public async Task<CrossFigures> FindAsync(SurveyWindow window, CrossQuestion rows, CrossQuestion columns, CancellationToken cancel = default) =>
        CrossFigures.Of(window, rows, columns, await CountAsync(window, rows, columns, cancel));

    /// <summary>What the table is made of.</summary>
    internal async Task<CrossCounts> CountAsync(SurveyWindow window, CrossQuestion rows, CrossQuestion columns, CancellationToken cancel = default)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Two questions are crossed once the window is finally released, not before.");
        if (!rows.CanBeCrossed || !columns.CanBeCrossed)
            throw new InvalidOperationException("Answers in words are crossed once their coding is signed off, not before.");
        if (rows.Question.Code == columns.Question.Code)
            throw new ArgumentException($"{rows.Question.Code} is not crossed with itself.", nameof(columns));

        var counted = (await CellsAsync(window.Id, [rows, columns], cancel)).ToDictionary(c => (c.InRow, c.InColumn), c => c.Count);
        int Count(int? row, int? column) => counted.GetValueOrDefault((row, column));

        var respondents = Count(null, null);
        var down = Categories(rows, id => Count(id, null)).OrderByDescending(row => row.Id > 0 ? row.Category.Total : row.Id).ToList();
        var across = Categories(columns, id => Count(null, id));
        return new CrossCounts(respondents, Side(rows, down, Count(Anywhere, null)), Side(columns, across, Count(null, Anywhere)), [.. down.Select(row => across.Select(column => Count(row.Id, column.Id)).ToList())]);

        // A question of one choice can have respondents in two categories, once answers are coded, or in none of a facet, where their words are coded in another.
        CrossSide Side(CrossQuestion side, List<(int Id, CrossCategory Category)> categories, int anywhere) => new(
            side.Question.Code,
            side.Question.Kind == QuestionKind.SingleChoice && anywhere == respondents && categories.Sum(c => c.Category.Total) == respondents,
            [.. categories.Select(c => c.Category)]);
    }

    /// <summary>The categories that hold anybody, as the questionnaire has them; 'Other' and 'No answer' last.</summary>
    private static List<(int Id, CrossCategory Category)> Categories(CrossQuestion side, Func<int, int> total)
    {
        List<(int Id, string Label)> all =
        [
            .. side.Frame.Codes.Where(code => side.Coded || code.OptionKey is not null).OrderBy(code => code.Position).Select(code => (code.Id, code.Label)),
            .. side.Question.Other is { } other ? [(Other, other.Label)] : Array.Empty<(int, string)>(),
            (NotAnswered, "No answer"),
        ];
        return [.. all.Select(c => (c.Id, new CrossCategory(c.Label, total(c.Id), c.Id == NotAnswered))).Where(c => c.Item2.Total > 0)];
    }

    /// <summary>By row and column: the respondents in both; by row or by column alone: those in it; by neither: all of them. Those in any row or column are counted under a name of their own.</summary>
    private Task<List<Cell>> CellsAsync(int window, CrossQuestion[] sides, CancellationToken cancel)
    {
        int[] frames = [.. sides.Select(s => s.Frame.Id)];
        string[] questions = [.. sides.Select(s => s.Question.Code)];
        string[] keys = [.. sides.Select(s => OptionKeys.Of(s.Question))];
        short[] others = [.. sides.Select(s => s.Question.Other?.Key ?? 0)];
        bool[] chooseOne = [.. sides.Select(s => s.Question.Kind == QuestionKind.SingleChoice)];
        bool[] coded = [.. sides.Select(s => s.Coded)];
        return db.Database.SqlQuery<Cell>($"""
            WITH given AS MATERIALIZED (
                SELECT side, r.id AS response, r.ticks, r.ticks && keys::smallint[] AS ticked, t.id AS text, frame, coded,
                    other = ANY (r.ticks) OR (t.is_other AND NOT (choose_one AND r.ticks && keys::smallint[])) AS is_other
                FROM response r
                CROSS JOIN unnest({frames}, {questions}, {keys}, {others}, {chooseOne}, {coded}) WITH ORDINALITY AS asked(frame, question, keys, other, choose_one, coded, side)
                LEFT JOIN answer_text t ON t.response_id = r.id AND t.question = asked.question
                WHERE r.window_id = {window}),
            answer AS MATERIALIZED (
                SELECT side, response, c.id AS category FROM given JOIN code c ON c.frame_id = frame AND c.option_key = ANY (ticks)
                UNION
                SELECT side, response, dc.code_id
                FROM given JOIN reading d ON d.text_id = text AND d.frame_id = frame AND d.standing JOIN reading_code dc ON dc.reading_id = d.id WHERE coded
                UNION
                SELECT side, response, {Other} FROM given
                WHERE is_other AND NOT (coded AND EXISTS (SELECT FROM reading d WHERE d.text_id = text AND d.standing AND d.state = 'Coded'))
                UNION
                SELECT side, response, {NotAnswered} FROM given WHERE NOT ticked AND text IS NULL)
            SELECT r.category AS in_row, c.category AS in_column, count(*)::int AS count FROM answer r JOIN answer c USING (response) WHERE r.side = 1 AND c.side = 2 GROUP BY 1, 2
            UNION ALL SELECT category, NULL, count(*)::int FROM answer WHERE side = 1 GROUP BY category
            UNION ALL SELECT NULL, category, count(*)::int FROM answer WHERE side = 2 GROUP BY category
            UNION ALL SELECT {Anywhere}, NULL, count(DISTINCT response)::int FROM answer WHERE side = 1
            UNION ALL SELECT NULL, {Anywhere}, count(DISTINCT response)::int FROM answer WHERE side = 2
            UNION ALL SELECT NULL, NULL, count(*)::int FROM response WHERE window_id = {window}
            """).ToListAsync(cancel);
    }

    private sealed record Cell(int? InRow, int? InColumn, int Count);
}

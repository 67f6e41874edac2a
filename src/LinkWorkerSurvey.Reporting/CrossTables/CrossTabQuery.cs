using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>Cross-tabulates two questions of a survey window after its final release, from one database snapshot.</summary>
public sealed class CrossTabQuery(SurveyDbContext db)
{
    private const int Other = 0;
    private const int NotAnswered = -1;
    private const int Everybody = -2;
    private const int AllTexts = -3;

    /// <summary>
    /// Returns the questions and facets of a window, each of which can be an axis, in the order of the window's questionnaire.
    /// </summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    /// <param name="cancel">Cancels the query.</param>
    public async Task<IReadOnlyList<CrossTabQuestion>> QuestionsAsync(SurveyWindow window, CancellationToken cancel = default)
    {
        string[] notSignedOff = [.. window.Frames.Where(f => f.SignedOffAt is null || f.ReopenedAt is not null)
            .Select(f => f.Question).Distinct()];
        return CrossTabQuestion.Of(
            window,
            await db.CodingTexts.Where(text => text.WindowId == window.Id && notSignedOff.Contains(text.Question))
                .Select(text => text.Question).Distinct().ToListAsync(cancel));
    }

    /// <summary>Returns the cross-tabulation of two questions, from all released responses of the window.</summary>
    /// <param name="window">The window with its questionnaire, code frames and codes.</param>
    /// <param name="rows">The question down the rows, one of the window's questions.</param>
    /// <param name="columns">The question across the columns, another of the window's questions.</param>
    /// <param name="of">The base of the percentages: all respondents, or those who answered the question down the rows.</param>
    /// <param name="cancel">Cancels the query and the search for the cells to suppress.</param>
    /// <exception cref="InvalidOperationException">
    /// The window has not had its final release, or one of the questions cannot be cross-tabulated yet, or the table is too large.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// Both axes are the same question, or two facets of one question; or the base is mentions.
    /// </exception>
    public async Task<CrossTabFigures> FindAsync(
        SurveyWindow window,
        CrossTabQuestion rows,
        CrossTabQuestion columns,
        PercentageBase of = PercentageBase.All,
        CancellationToken cancel = default) =>
        CrossTabFigures.Create(window, rows, columns, await CountAsync(window, rows, columns, cancel), of, cancel);

    /// <summary>
    /// Returns whether a table of the two questions would have more than <see cref="CrossTab.MostCells"/> cells. All categories count,
    /// also those without respondents: the answer says nothing about the responses, and is known before they are counted.
    /// </summary>
    public static bool IsTooLarge(CrossTabQuestion rows, CrossTabQuestion columns) =>
        All(rows).Count * All(columns).Count > CrossTab.MostCells;

    /// <summary>Counts the respondents of each cell, before suppression.</summary>
    internal async Task<CrossTabCounts> CountAsync(
        SurveyWindow window,
        CrossTabQuestion rows,
        CrossTabQuestion columns,
        CancellationToken cancel = default)
    {
        if (window.FinalReleasedAt is null)
            throw new InvalidOperationException("Questions cannot be cross-tabulated before the window's final release.");
        if (!rows.CanBeCrossed || !columns.CanBeCrossed)
            throw new InvalidOperationException("Text answers cannot be cross-tabulated before their coding is signed off.");
        if (rows.Question.Code == columns.Question.Code)
            throw new ArgumentException($"{rows.Question.Code} cannot be cross-tabulated with itself.", nameof(columns));

        if (IsTooLarge(rows, columns))
            throw new InvalidOperationException($"A cross-tabulation has at most {CrossTab.MostCells} cells.");

        var alike = await AlikeAsync(window.Id, rows, columns, cancel);
        var people = alike.ConvertAll(a =>
            (Rows: In(rows, a.Ticks, a.RowCodes), Columns: In(columns, a.Ticks, a.ColumnCodes), a.Count));
        var counted = (
            from some in people
            from row in some.Rows.Append(Everybody)
            from column in some.Columns.Append(Everybody)
            select (Cell: (row, column), some.Count)).AggregateBy(some => some.Cell, 0, (sum, some) => sum + some.Count).ToDictionary();
        int Count(int row, int column) => counted.GetValueOrDefault((row, column));

        var down = Categories(rows, row => Count(row, Everybody))
            .OrderByDescending(row => row.Id > 0 ? row.Category.Total : row.Id)
            .ToList();
        var across = Categories(columns, column => Count(Everybody, column));
        return new CrossTabCounts(
            Count(Everybody, Everybody),
            Side(rows, down, people.TrueForAll(some => some.Rows.Count == 1), some => some.RowCodes),
            Side(columns, across, people.TrueForAll(some => some.Columns.Count == 1), some => some.ColumnCodes),
            [.. down.Select(row => across.Select(column => Count(row.Id, column.Id)).ToList())]);

        // Coding can put a respondent of a choose-one question into two categories. In one facet it can put a respondent into none, if the
        // text is coded only in another facet.
        CrossTabAxis Side(
            CrossTabQuestion side, List<(int Id, CrossTabCategory Category)> categories, bool onceEach, Func<Alike, int[]?> codesOf)
        {
            var texts = alike.Where(some => codesOf(some) is not null).Select(some => (codesOf(some)!, some.Count)).ToList();
            return new(
                side.Question.Code,
                side.Question.Kind.TakesOneChoice && onceEach,
                [.. categories.Select(c => c.Category)],
                HasTexts: texts.Count > 0,
                SinglesOut(side, texts, cancel));
        }
    }

    // Rows of few people are not shown. The rows of options and 'Other' also have people who wrote nothing, whom nobody knows.
    private static bool SinglesOut(CrossTabQuestion side, List<(int[] Codes, int People)> texts, CancellationToken cancel)
    {
        var rows = side.Frame.Codes.Where(code => side.Frame.CountsAs(code).OptionKey is null)
            .ToDictionary(code => code.Id, code => side.Frame.CountsAs(code).Id);
        var groups = texts
            .GroupBy(
                text => text.Codes.Where(rows.ContainsKey).Select(code => rows[code])
                    .Concat(side.Question.Kind.IsOpen ? [AllTexts] : Array.Empty<int>()).ToHashSet(),
                HashSet<int>.CreateSetComparer())
            .Select(group => (Rows: (IReadOnlySet<int>)group.Key, People: group.Sum(text => text.People)))
            .ToList();
        return SingledOut.IsAnyFew(
            groups,
            [
                .. groups.SelectMany(group => group.Rows.Select(row => (Row: row, group.People)))
                    .AggregateBy(of => of.Row, 0, (sum, of) => sum + of.People)
                    .Where(row => row.Value >= Suppression.SmallestBase)
                    .Select(row => row.Key),
            ],
            cancel);
    }

    /// <summary>
    /// Returns the categories with at least one respondent. They are in the order of the code frame, then 'Other', then 'No answer'.
    /// </summary>
    private static List<(int Id, CrossTabCategory Category)> Categories(CrossTabQuestion side, Func<int, int> total) =>
    [
        .. All(side).Select(c => (c.Id, new CrossTabCategory(c.Label, total(c.Id), c.Id == NotAnswered))).Where(c => c.Item2.Total > 0),
    ];

    private static List<(int Id, string Label)> All(CrossTabQuestion side) =>
    [
        .. side.Frame.InUse.Select(code => (code.Id, code.Label)),
        .. side.Question.Other is { } other ? [(Other, other.Label)] : Array.Empty<(int, string)>(),
        (NotAnswered, "No answer"),
    ];

    /// <summary>
    /// Returns the identifiers of the categories that one respondent is in. <paramref name="written"/> holds the codes of the respondent's
    /// text in all facets; null without a text.
    /// </summary>
    private static List<int> In(CrossTabQuestion side, short[] ticks, int[]? written)
    {
        var ticked = side.Question.Choices().Any(option => ticks.Contains(option.Key));
        if (!ticked && written is null)
            return [NotAnswered];

        var codes = written ?? [];
        var counting = side.Frame.Codes.Where(code => codes.Contains(code.Id)).Select(side.Frame.CountsAs).ToHashSet();
        List<int> categories =
        [
            .. side.Frame.InUse
                .Where(code => counting.Contains(code) || (code.OptionKey is { } key && ticks.Contains(key)))
                .Select(code => code.Id),
        ];

        if (
            side.Question.Other is { } other
            && codes.Length == 0
            && (ticks.Contains(other.Key) || (written is not null && OtherSpecifyRule.CountsAsOther(side.Question, ticks))))
            categories.Add(Other);
        return categories;
    }

    /// <summary>
    /// Groups the respondents by their answers to the two questions and counts each group: its members gave the same answers. There are few
    /// groups, because most respondents ticked a common combination and wrote nothing.
    /// </summary>
    private Task<List<Alike>> AlikeAsync(int window, CrossTabQuestion rows, CrossTabQuestion columns, CancellationToken cancel)
    {
        short[] keys = [.. rows.Question.Choices().Concat(columns.Question.Choices()).Select(option => option.Key)];
        return db
            .Database.SqlQuery<Alike>(
                $"""
                WITH written AS NOT MATERIALIZED (
                    SELECT response_id, question,
                        ARRAY(SELECT code_id FROM reading d JOIN reading_code dc ON dc.reading_id = d.id WHERE d.text_id = t.id
                            AND d.standing ORDER BY code_id) AS codes
                    FROM answer_text t)
                SELECT ARRAY(SELECT tick FROM (SELECT unnest(ticks) AS tick) AS ticked WHERE tick = ANY ({keys})) AS ticks,
                    r.codes AS row_codes, c.codes AS column_codes, count(*)::int AS count
                FROM response
                LEFT JOIN written r ON r.response_id = response.id AND r.question = {rows.Question.Code}
                LEFT JOIN written c ON c.response_id = response.id AND c.question = {columns.Question.Code}
                WHERE window_id = {window} GROUP BY 1, 2, 3
                """)
            .ToListAsync(cancel);
    }

    private sealed record Alike(short[] Ticks, int[]? RowCodes, int[]? ColumnCodes, int Count);
}

using System.Data;
using System.Globalization;
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
    public async Task<WindowFigures?> FindAsync(string slug, FigureView view, CancellationToken cancel = default) => (await CountAsync(slug, cancel))?.Figures(view);

    /// <summary>The window of that name with what is counted in it; null when there is none.</summary>
    public async Task<CountedWindow?> CountAsync(string slug, CancellationToken cancel = default)
    {
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var window = await db.Windows.AsNoTracking().AsSplitQuery()
            .Include(w => w.Questionnaire)
            .Include(w => w.Frames).ThenInclude(f => f.Codes)
            .Include(w => w.Frames).ThenInclude(f => f.Nets)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        return window is null ? null : new CountedWindow(window, await CountAsync(window, cancel));
    }

    // Each kind of row is gone through once, and nothing is sorted or made distinct: a respondent writes one text to a question, an answer has one standing reading in a
    // frame, and a reading has a code once.
    private async Task<WindowCounts> CountAsync(SurveyWindow window, CancellationToken cancel)
    {
        var id = window.Id;
        var questions = window.Questionnaire.Document.Questions;
        var ticks = await TicksAsync(id, cancel);
        var texts = await TextsAsync(window, cancel);
        var nets = window.Frames.SelectMany(f => f.Nets, (f, net) => (net.Id, Keys: Keys(f.Codes.Where(c => c.NetId == net.Id).Select(c => c.OptionKey).OfType<short>()))).ToList();
        var choices = questions.ToDictionary(q => q.Code, q => Keys(q.Choices().Select(o => o.Key)));
        var anyOf = await AnyOfAsync(id, [.. nets.Select(n => n.Keys), .. choices.Values], cancel);
        var coded = await CodedAsync(id, nets, cancel);

        int Others(Question question, Func<TextCounts, int> withoutTick) => ticks.GetValueOrDefault(question.Other!.Key) + (texts.GetValueOrDefault(question.Code) is { } text ? withoutTick(text) : 0);

        return new WindowCounts
        {
            Received = await db.CountReceivedAsync(window, cancel),
            Released = await db.Responses.CountAsync(r => r.WindowId == id, cancel),
            Ticks = ticks,
            Codes = coded.Where(c => !c.IsNet).ToDictionary(c => c.Key, c => c.Count),
            Nets = nets.ToDictionary(n => n.Id, n => anyOf.GetValueOrDefault(n.Keys) + coded.Where(c => c.IsNet && c.Key == n.Id).Sum(c => c.Count)),
            NetsBeforeCoding = nets.ToDictionary(n => n.Id, n => anyOf.GetValueOrDefault(n.Keys)),
            Answered = questions.ToDictionary(q => q.Code, q => anyOf.GetValueOrDefault(choices[q.Code]) + (texts.GetValueOrDefault(q.Code)?.WithoutTick ?? 0)),
            Texts = texts.ToDictionary(t => t.Key, t => t.Value.Written),
            Others = questions.Where(q => q.Other is not null).ToDictionary(q => q.Code, q => Others(q, text => text.AlsoOther - text.OtherCodedAway)),
            OthersBeforeCoding = questions.Where(q => q.Other is not null).ToDictionary(q => q.Code, q => Others(q, text => text.AlsoOther)),
            Waiting = await WaitingAsync(window, texts, cancel),
        };
    }

    private Task<Dictionary<short, int>> TicksAsync(int window, CancellationToken cancel) => db.Database
        .SqlQuery<Counted<short>>($"SELECT tick AS key, count(*)::int AS count FROM response, unnest(ticks) AS tick WHERE window_id = {window} GROUP BY tick")
        .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);

    /// <summary>By set of options: the respondents who ticked any of them.</summary>
    private Task<Dictionary<string, int>> AnyOfAsync(int window, string[] sets, CancellationToken cancel) => db.Database
        .SqlQuery<Counted<string>>($"""
            SELECT keys AS key, count(*)::int AS count
            FROM (SELECT DISTINCT keys, keys::smallint[] AS options FROM unnest({sets}) AS keys) AS of_these JOIN response r ON r.ticks && options
            WHERE r.window_id = {window} GROUP BY keys
            """)
        .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);

    /// <summary>By question: what was written to it. Words beside another tick of a choose-one question count as 'Other' only once they are coded.</summary>
    private Task<Dictionary<string, TextCounts>> TextsAsync(SurveyWindow window, CancellationToken cancel)
    {
        var questions = window.Questionnaire.Document.Questions;
        string[] codes = [.. questions.Select(q => q.Code)];
        string[] keys = [.. questions.Select(q => Keys(q.Choices().Select(o => o.Key)))];
        short[] others = [.. questions.Select(q => q.Other?.Key ?? 0)];
        bool[] chooseOne = [.. questions.Select(q => q.Kind == QuestionKind.SingleChoice)];
        return db.Database.SqlQuery<TextCounts>($"""
            SELECT question AS key, count(*)::int AS written,
                count(*) FILTER (WHERE NOT ticked)::int AS without_tick,
                count(*) FILTER (WHERE is_other AND NOT ticked_other AND NOT (choose_one AND ticked))::int AS also_other,
                count(*) FILTER (WHERE is_other AND coded AND (ticked_other OR NOT (choose_one AND ticked)))::int AS other_coded_away
            FROM (
                SELECT t.question, t.is_other, q.choose_one, r.ticks && q.keys::smallint[] AS ticked, q.other = ANY (r.ticks) AS ticked_other, coded.text_id IS NOT NULL AS coded
                FROM response r JOIN answer_text t ON t.response_id = r.id
                JOIN unnest({codes}, {keys}, {others}, {chooseOne}) AS q(code, keys, other, choose_one) ON q.code = t.question
                LEFT JOIN (SELECT DISTINCT text_id FROM reading WHERE standing AND state = 'Coded') AS coded ON coded.text_id = t.id AND t.is_other
                WHERE r.window_id = {window.Id}
            ) AS written GROUP BY question
            """).ToDictionaryAsync(row => row.Key, cancel);
    }

    /// <summary>By code: the respondents coded into it, but for those who ticked its option; by net: those coded into any of its codes, but for those who ticked any of its options.</summary>
    private Task<List<CodedCounts>> CodedAsync(int window, IReadOnlyList<(int Id, string Keys)> nets, CancellationToken cancel)
    {
        int[] ids = [.. nets.Select(n => n.Id)];
        string[] keys = [.. nets.Select(n => n.Keys)];
        return db.Database.SqlQuery<CodedCounts>($"""
            WITH coded AS MATERIALIZED (
                SELECT d.id AS reading, r.ticks, c.id AS code, c.option_key, c.net_id
                FROM response r JOIN answer_text t ON t.response_id = r.id JOIN reading d ON d.text_id = t.id AND d.standing
                JOIN reading_code dc ON dc.reading_id = d.id JOIN code c ON c.id = dc.code_id
                WHERE r.window_id = {window})
            SELECT false AS is_net, code AS key, count(*)::int AS count FROM coded WHERE option_key IS NULL OR option_key <> ALL (ticks) GROUP BY code
            UNION ALL
            SELECT true, n.id, count(DISTINCT reading)::int FROM coded JOIN unnest({ids}, {keys}) AS n(id, keys) ON n.id = net_id WHERE NOT ticks && n.keys::smallint[] GROUP BY n.id
            """).ToListAsync(cancel);
    }

    private async Task<Dictionary<int, int>> WaitingAsync(SurveyWindow window, Dictionary<string, TextCounts> texts, CancellationToken cancel)
    {
        int[] frames = [.. window.Frames.Select(f => f.Id)];
        var decided = await db.Database
            .SqlQuery<Counted<int>>($"SELECT frame_id AS key, count(*)::int AS count FROM reading WHERE standing AND state <> 'SecondLook' AND frame_id = ANY ({frames}) GROUP BY frame_id")
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        return window.Frames.ToDictionary(f => f.Id, f => (texts.GetValueOrDefault(f.Question)?.Written ?? 0) - decided.GetValueOrDefault(f.Id));
    }

    // As PostgreSQL writes an array: arrays of different lengths cannot be sent as one.
    private static string Keys(IEnumerable<short> options) => $"{{{string.Join(',', options.Order().Select(key => key.ToString(CultureInfo.InvariantCulture)))}}}";

    private sealed record Counted<TKey>(TKey Key, int Count);

    private sealed record CodedCounts(bool IsNet, int Key, int Count);

    private sealed record TextCounts(string Key, int Written, int WithoutTick, int AlsoOther, int OtherCodedAway);
}

using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    // Responses are gone through twice, texts once, and nothing in them is sorted or made distinct: a respondent writes one text to a question, an answer has one standing
    // reading in a frame, and a reading has a code once.
    private async Task<WindowCounts> CountAsync(SurveyWindow window, CancellationToken cancel)
    {
        var questions = window.Questionnaire.Document.Questions;
        var nets = window.Frames.SelectMany(f => f.Nets, (f, net) => (net.Id, Options: f.Codes.Where(c => c.NetId == net.Id).Select(c => c.OptionKey).OfType<short>().Order().ToArray())).ToList();
        var choices = questions.ToDictionary(q => q.Code, q => q.Choices().Select(o => o.Key).Order().ToArray());
        var ticks = await TicksAsync(window.Id, cancel);
        var severalChosen = questions.Where(q => q.Kind == QuestionKind.MultipleChoice).SelectMany(q => choices[q.Code]).ToHashSet();
        var responses = await ResponsesAsync(window.Id, choices.Values.Concat(nets.Select(n => n.Options)).Where(set => set.Length > 1 && severalChosen.IsSupersetOf(set)), ticks, cancel);
        var texts = await TextsAsync(window, cancel);
        var coded = await CodedAsync(window, nets, cancel);
        var others = questions.Where(q => q.Other is not null).ToDictionary(q => q.Code, q => ticks.GetValueOrDefault(q.Other!.Key) + (texts.GetValueOrDefault(q.Code)?.AlsoOther ?? 0));

        int Coded(CodedKind kind, string key) => coded.GetValueOrDefault((kind, key));

        return new WindowCounts
        {
            Received = await db.CountReceivedAsync(window, cancel),
            Released = responses.Released,
            Ticks = ticks,
            Codes = window.Frames.SelectMany(f => f.Codes).ToDictionary(c => c.Id, c => Coded(CodedKind.Code, Key(c.Id))),
            Nets = nets.ToDictionary(n => n.Id, n => responses.AnyOf(n.Options) + Coded(CodedKind.Net, Key(n.Id))),
            NetsBeforeCoding = nets.ToDictionary(n => n.Id, n => responses.AnyOf(n.Options)),
            Answered = questions.ToDictionary(q => q.Code, q => responses.AnyOf(choices[q.Code]) + (texts.GetValueOrDefault(q.Code)?.WithoutTick ?? 0)),
            Texts = texts.ToDictionary(t => t.Key, t => t.Value.Written),
            Others = others.ToDictionary(o => o.Key, o => o.Value - Coded(CodedKind.OtherAway, o.Key)),
            OthersBeforeCoding = others,
            Waiting = window.Frames.ToDictionary(f => f.Id, f => (texts.GetValueOrDefault(f.Question)?.Written ?? 0) - Coded(CodedKind.Decided, Key(f.Id))),
        };
    }

    // Ticks are taken apart where they are selected: among the tables, PostgreSQL would put each response's into a store of their own first.
    private Task<Dictionary<short, int>> TicksAsync(int window, CancellationToken cancel) => db.Database
        .SqlQuery<TickCount>($"SELECT tick, count(*)::int AS count FROM (SELECT unnest(ticks) AS tick FROM response WHERE window_id = {window}) AS ticked GROUP BY tick")
        .ToDictionaryAsync(row => row.Tick, row => row.Count, cancel);

    /// <summary>The responses, and of each set of options those in which any is ticked. Of a choose-one question a respondent ticks one: its sets need no count of their own.</summary>
    private async Task<ResponseCounts> ResponsesAsync(int window, IEnumerable<short[]> sets, Dictionary<short, int> ticks, CancellationToken cancel)
    {
        var several = sets.DistinctBy(OptionKeys.Of).ToList();
        var anyOf = string.Concat(several.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $", count(*) FILTER (WHERE ticks && {{{i + 1}}})::int")));
        var counts = await db.Database
            .SqlQuery<int[]>(FormattableStringFactory.Create($"SELECT ARRAY[count(*)::int{anyOf}] AS \"Value\" FROM response WHERE window_id = {{0}}", [window, .. several]))
            .SingleAsync(cancel);
        return new ResponseCounts(counts[0], several.Select(OptionKeys.Of).Zip(counts.Skip(1)).ToDictionary(pair => pair.First, pair => pair.Second), ticks);
    }

    /// <summary>By question: what was written to it. Words beside another tick of a choose-one question count as 'Other' only once they are coded.</summary>
    private Task<Dictionary<string, TextCounts>> TextsAsync(SurveyWindow window, CancellationToken cancel)
    {
        var asked = Asked(window);
        return db.Database.SqlQuery<TextCounts>($"""
            SELECT question AS key, count(*)::int AS written,
                count(*) FILTER (WHERE ticked IS NOT TRUE)::int AS without_tick,
                count(*) FILTER (WHERE NOT ticked_other AND NOT (choose_one AND ticked))::int AS also_other
            FROM (
                SELECT t.question, q.choose_one, r.ticks && q.keys AS ticked, q.other = ANY (r.ticks) AS ticked_other
                FROM response r JOIN answer_text t ON t.response_id = r.id
                LEFT JOIN (SELECT code, keys::smallint[] AS keys, other, choose_one FROM unnest({asked.Codes}, {asked.Keys}, {asked.Others}, {asked.ChooseOne}) AS q(code, keys, other, choose_one)) AS q
                    ON q.code = t.question AND t.is_other
                WHERE r.window_id = {window.Id}
            ) AS written GROUP BY question
            """).ToDictionaryAsync(row => row.Key, cancel);
    }

    /// <summary>
    /// By code: the respondents coded into it, but for those who ticked its option; by net: those coded into any of its codes, but for those who ticked any of its options;
    /// by question: those whose words count as 'Other' before coding and no more after it; by frame: the answers that were decided. Only words beside options have ticks to be
    /// held against.
    /// </summary>
    private Task<Dictionary<(CodedKind Kind, string Key), int>> CodedAsync(SurveyWindow window, IReadOnlyList<(int Id, short[] Options)> nets, CancellationToken cancel)
    {
        var asked = Asked(window);
        int[] frames = [.. window.Frames.Select(f => f.Id)];
        int[] framesBesideOptions = [.. window.Frames.Where(f => asked.Codes.Contains(f.Question)).Select(f => f.Id)];
        int[] ids = [.. nets.Select(n => n.Id)];
        string[] options = [.. nets.Select(n => OptionKeys.Of(n.Options))];
        return db.Database.SqlQuery<CodedCounts>($"""
            WITH coded AS MATERIALIZED (
                SELECT d.id AS reading, d.text_id AS text, d.frame_id = ANY ({framesBesideOptions}) AS beside_options, c.id AS code, c.option_key, c.net_id AS net
                FROM reading d JOIN reading_code dc ON dc.reading_id = d.id JOIN code c ON c.id = dc.code_id
                WHERE d.standing AND d.frame_id = ANY ({frames})),
            beside AS MATERIALIZED (
                SELECT coded.*, t.question, r.ticks FROM coded JOIN answer_text t ON t.id = coded.text JOIN response r ON r.id = t.response_id WHERE beside_options)
            SELECT {(int)CodedKind.Code} AS kind, code::text AS key, count(*)::int AS count FROM coded WHERE option_key IS NULL GROUP BY code
            UNION ALL
            SELECT {(int)CodedKind.Code}, code::text, count(*)::int FROM beside WHERE option_key IS NOT NULL AND option_key <> ALL (ticks) GROUP BY code
            UNION ALL
            SELECT {(int)CodedKind.Net}, net::text, count(DISTINCT reading)::int FROM coded WHERE net IS NOT NULL AND NOT beside_options GROUP BY net
            UNION ALL
            SELECT {(int)CodedKind.Net}, net::text, count(DISTINCT reading)::int FROM beside JOIN unnest({ids}, {options}) AS n(id, keys) ON n.id = net WHERE NOT ticks && n.keys::smallint[] GROUP BY net
            UNION ALL
            SELECT {(int)CodedKind.OtherAway}, question, count(DISTINCT text)::int
            FROM beside JOIN unnest({asked.Codes}, {asked.Keys}, {asked.Others}, {asked.ChooseOne}) AS q(code, keys, other, choose_one) ON q.code = question
            WHERE q.other = ANY (ticks) OR NOT (choose_one AND ticks && q.keys::smallint[]) GROUP BY question
            UNION ALL
            SELECT {(int)CodedKind.Decided}, frame_id::text, count(*)::int FROM reading WHERE standing AND state <> 'SecondLook' AND frame_id = ANY ({frames}) GROUP BY frame_id
            """).ToDictionaryAsync(row => ((CodedKind)row.Kind, row.Key), row => row.Count, cancel);
    }

    /// <summary>The questions with an 'Other', column by column.</summary>
    private static (string[] Codes, string[] Keys, short[] Others, bool[] ChooseOne) Asked(SurveyWindow window)
    {
        var questions = window.Questionnaire.Document.Questions.Where(q => q.Other is not null).ToList();
        return (
            [.. questions.Select(q => q.Code)],
            [.. questions.Select(q => OptionKeys.Of(q))],
            [.. questions.Select(q => q.Other!.Key)],
            [.. questions.Select(q => q.Kind == QuestionKind.SingleChoice)]);
    }

    private static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);

    private enum CodedKind
    {
        Code,
        Net,
        OtherAway,
        Decided,
    }

    private sealed record TickCount(short Tick, int Count);

    private sealed record CodedCounts(int Kind, string Key, int Count);

    private sealed record TextCounts(string Key, int Written, int WithoutTick, int AlsoOther);

    private sealed record ResponseCounts(int Released, Dictionary<string, int> Several, Dictionary<short, int> Ticks)
    {
        /// <summary>The respondents who ticked any of these.</summary>
        public int AnyOf(short[] options) => Several.TryGetValue(OptionKeys.Of(options), out var count) ? count : options.Sum(option => Ticks.GetValueOrDefault(option));
    }
}

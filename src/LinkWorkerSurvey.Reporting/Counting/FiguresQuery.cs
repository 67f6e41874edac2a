using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Figures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Counts the answers of a survey window in one database snapshot (isolation level repeatable read).</summary>
public sealed class FiguresQuery(SurveyDbContext db)
{
    /// <summary>Returns the window with the given slug and its counts; null if there is no such window.</summary>
    public async Task<CountedWindow?> CountAsync(string slug, CancellationToken cancel = default)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var window = await db.Windows.AsNoTracking().AsSplitQuery()
            .Include(w => w.Questionnaire)
            .Include(w => w.Frames).ThenInclude(f => f.Codes)
            .Include(w => w.Frames).ThenInclude(f => f.Nets)
            .SingleOrDefaultAsync(w => w.Slug == slug, cancel);
        if (window is null)
            return null;
        var compared = new Dictionary<int, IReadOnlyList<ComparedAnswer>>();
        foreach (var frame in window.Frames.Where(frame => frame.ComparedAt is not null))
            compared[frame.Id] = await new ComparedAnswersQuery(db).FindAsync(frame, cancel);
        return new CountedWindow(window, await CountAsync(window, compared, cancel));
    }

    private async Task<WindowCounts> CountAsync(
        SurveyWindow window, Dictionary<int, IReadOnlyList<ComparedAnswer>> compared, CancellationToken cancel)
    {
        var questions = window.Questionnaire.Document.Questions;
        var choices = questions.ToDictionary(q => q.Code, q => q.Choices().Select(o => o.Key).ToArray());
        var codes = window.Frames.SelectMany(f => f.Codes).ToDictionary(c => c.Id);
        var countsAs = window.Frames.SelectMany(f => f.Codes.Select(code => (code.Id, As: f.CountsAs(code))))
            .ToDictionary(c => c.Id, c => c.As);
        var netOptions = window
            .Frames.Where(f => f.IsCounted || window.Questionnaire.Document.Question(f.Question).Kind.TakesOneChoice)
            .SelectMany(f => f.Nets)
            .ToDictionary(n => n.Id, n => codes.Values.Where(c => c.NetId == n.Id).Select(c => c.OptionKey).OfType<short>().ToArray());

        // In a choose-one question a respondent ticks at most one option, so the counts of options can be added.
        var severalChosen = questions.Where(q => !q.Kind.TakesOneChoice).SelectMany(q => choices[q.Code]).ToHashSet();
        var sets = choices
            .Values.Concat(netOptions.Values)
            .Where(set => set.Length > 1 && severalChosen.IsSupersetOf(set))
            .DistinctBy(OptionKeyArray.Of)
            .ToList();

        var batch = new QueryBatch(db);
        var receipts = batch.Rows($"SELECT count(*)::int FROM receipt WHERE window_id = {window.Id}", row => row.GetInt32(0));
        var taken = batch.Rows(Ways(window), row => (Invitations: row.GetInt32(0), SentByLinks: row.GetInt32(1)));
        var responses = batch.Rows(Responses(window, sets), row => row.GetFieldValue<int[]>(0));
        var ticks = batch.Counts<short>(Ticks(window));
        var written = batch.Rows(Texts(window), row =>
            (Question: row.GetString(0), Count: row.GetInt32(1), WithoutTick: row.GetInt32(2), AlsoOther: row.GetInt32(3)));
        var decisions = batch.Rows(Decisions(window), row =>
            (Frame: row.GetInt32(0), Count: row.GetInt32(1), WithSuggestions: row.GetInt32(2)));
        var coded = batch.Counts<int>(Codes(countsAs));
        var netted = batch.Counts<int>(Nets(window, countsAs));
        var beside = batch.Rows(CodedBesideOptions(window), row =>
            (Question: row.GetString(0), Ticks: row.GetFieldValue<short[]>(1), Codes: row.GetFieldValue<int[]>(2)));
        await batch.RunAsync(cancel);

        var decided = decisions.ToDictionary(of => of.Frame);
        var released = responses[0][0];
        var several = sets.Select(OptionKeyArray.Of).Zip(responses[0].Skip(1)).ToDictionary();
        int AnyOf(short[] set) =>
            several.TryGetValue(OptionKeyArray.Of(set), out var count) ? count : set.Sum(option => ticks.GetValueOrDefault(option));

        // A text in the 'Other' text box can be coded into an option that the same respondent ticked. That respondent must count once.
        var codedBeside = beside
            .SelectMany(b => b.Codes.Select(code => countsAs[code].Id).Distinct()
                .Where(code => codes[code].OptionKey is { } option && !b.Ticks.Contains(option)))
            .CountBy(code => code)
            .ToDictionary();
        var nettedBeside = beside
            .SelectMany(b =>
                b.Codes.Select(code => countsAs[code].NetId).OfType<int>().Distinct().Where(net => !netOptions[net].Any(b.Ticks.Contains)))
            .CountBy(net => net)
            .ToDictionary();
        var backCoded = beside
            .Where(b => OtherSpecifyRule.CountsAsOther(window.Questionnaire.Document.Question(b.Question), b.Ticks))
            .CountBy(b => b.Question)
            .ToDictionary();

        var texts = written.ToDictionary(t => t.Question);
        var others = questions
            .Where(q => q.Other is not null)
            .ToDictionary(q => q.Code, q => ticks.GetValueOrDefault(q.Other!.Key) + texts.GetValueOrDefault(q.Code).AlsoOther);

        return new WindowCounts
        {
            Received = window.Kind == WindowKind.Imported ? released : receipts[0],
            Released = released,
            Invitations = taken[0].Invitations,
            SentByLinks = taken[0].SentByLinks,
            Ticks = ticks,
            Codes = codes.Values.ToDictionary(c => c.Id, c => (c.OptionKey is null ? coded : codedBeside).GetValueOrDefault(c.Id)),
            Nets = netOptions.ToDictionary(
                n => n.Key,
                n => AnyOf(n.Value) + netted.GetValueOrDefault(n.Key) + nettedBeside.GetValueOrDefault(n.Key)),
            NetsBeforeCoding = netOptions.ToDictionary(n => n.Key, n => AnyOf(n.Value)),
            Answered = choices.ToDictionary(q => q.Key, q => AnyOf(q.Value) + texts.GetValueOrDefault(q.Key).WithoutTick),
            Texts = texts.ToDictionary(t => t.Key, t => t.Value.Count),
            Others = others.ToDictionary(o => o.Key, o => o.Value - backCoded.GetValueOrDefault(o.Key)),
            OthersBeforeCoding = others,
            Waiting = window.Frames.ToDictionary(
                f => f.Id,
                f => texts.GetValueOrDefault(f.Question).Count - decided.GetValueOrDefault(f.Id).Count),
            Coding = window.Frames.Select(f => (f.Id, Quality: QualityOf(f))).Where(of => of.Quality is not null)
                .ToDictionary(of => of.Id, of => of.Quality!),
        };

        CodingQuality? QualityOf(CodeFrame frame)
        {
            var (answers, of) = (compared.GetValueOrDefault(frame.Id, []), decided.GetValueOrDefault(frame.Id));
            if (answers.Count == 0 && of.WithSuggestions == 0)
                return null;
            var agreement = CodingAgreement.PooledOf([.. answers.SelectMany(answer => answer.Units())]);
            return new CodingQuality
            {
                Decided = of.Count,
                WithSuggestions = of.WithSuggestions,
                CodedTwice = answers.Sum(answer => answer.CodedTwice),
                Texts = texts.GetValueOrDefault(frame.Question).Count,
                Answers = agreement.Units,
                Alpha = agreement.KrippendorffAlpha,
                AlphaInterval = agreement.AlphaInterval,
            };
        }
    }

    /// <summary>Builds the query that counts the invitations of a window, and the forms sent through all its links together.</summary>
    private static FormattableString Ways(SurveyWindow window) =>
        $"""
        SELECT (SELECT count(*)::int FROM invitation WHERE window_id = {window.Id}),
            (SELECT coalesce(sum(submitted), 0)::int FROM channel_day d JOIN channel c ON c.id = d.channel_id
                WHERE c.window_id = {window.Id})
        """;

    // Unnests the ticks in the select list. In the FROM clause, PostgreSQL would run a function scan for each response and store its
    // result.
    private static FormattableString Ticks(SurveyWindow window) =>
        $"""
        SELECT tick, count(*)::int FROM (SELECT unnest(ticks) AS tick FROM response WHERE window_id = {window.Id}) AS ticked
        GROUP BY tick
        """;

    /// <summary>
    /// Builds the query that counts the responses. For each set of options, it also counts the responses with at least one of them ticked.
    /// </summary>
    private static FormattableString Responses(SurveyWindow window, IReadOnlyList<short[]> sets)
    {
        var anyOf = string.Concat(
            sets.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $", count(*) FILTER (WHERE ticks && {{{i + 1}}})")));
        return FormattableStringFactory.Create(
            $"SELECT ARRAY[count(*){anyOf}]::int[] FROM response WHERE window_id = {{0}}",
            [window.Id, .. sets]);
    }

    /// <summary>
    /// Builds the query that counts texts by question. It counts the respondents with a text, and how many of them ticked nothing in the
    /// question. It also counts the respondents who did not tick 'Other' but whose text counts as 'Other'. In a choose-one question, a text
    /// beside another ticked option never counts as 'Other': once coded, it counts in its codes. Most respondents with a text in the
    /// 'Other' text box ticked 'Other' too. The join to the questions leaves these out, because the last two counts do not include them.
    /// </summary>
    private static FormattableString Texts(SurveyWindow window)
    {
        var asked = Asked(window);
        return $"""
            SELECT t.question, count(*)::int,
                count(*) FILTER (WHERE NOT t.is_other OR NOT r.ticks && q.keys)::int,
                count(*) FILTER (WHERE NOT (q.choose_one AND r.ticks && q.keys))::int
            FROM response r JOIN answer_text t ON t.response_id = r.id
            LEFT JOIN (SELECT code, keys::smallint[], other, choose_one FROM unnest({asked.Codes}, {asked.Keys}, {asked.Others},
                {asked.ChooseOne}) AS q(code, keys, other, choose_one)) AS q
                ON q.code = t.question AND t.is_other AND q.other <> ALL (r.ticks)
            WHERE r.window_id = {window.Id} GROUP BY t.question
            """;
    }

    /// <summary>
    /// Builds the query that counts the answers with a coding decision, by code frame, and those decided while suggestions were visible. An
    /// answer marked for a second look is not decided.
    /// </summary>
    private static FormattableString Decisions(SurveyWindow window) => $"""
        SELECT frame_id, count(*)::int, count(*) FILTER (WHERE had_suggestions)::int FROM reading
        WHERE standing AND state <> {nameof(CodingOutcome.SecondLook)} AND frame_id = ANY ({IdsOf(window.Frames)}) GROUP BY frame_id
        """;

    /// <summary>
    /// Builds the query that counts the coded answers by the code that counts. Each respondent counts once: a question has at most one
    /// text of a respondent, a text has one standing (current) decision in a code frame, and a decision has each code once. Only where
    /// codes were merged can a decision have several codes that count as one.
    /// </summary>
    private static FormattableString Codes(Dictionary<int, Code> countsAs)
    {
        int[] given = [.. countsAs.Keys], counting = [.. countsAs.Values.Select(code => code.Id)];
        return given.SequenceEqual(counting)
            ? (FormattableString)$"""
                SELECT code_id, count(*)::int FROM reading d JOIN reading_code dc ON dc.reading_id = d.id
                WHERE standing AND code_id = ANY ({given}) GROUP BY code_id
                """
            : $"""
                SELECT counting, count(DISTINCT reading_id)::int
                FROM unnest({given}, {counting}) AS c(given, counting)
                JOIN reading_code dc ON dc.code_id = c.given JOIN reading d ON d.id = dc.reading_id
                WHERE standing GROUP BY counting
                """;
    }

    /// <summary>
    /// Builds the query that counts, for each net, the answers coded into any of its codes. Covers only questions without 'Other': for the
    /// others, see <see cref="CodedBesideOptions"/>.
    /// </summary>
    private static FormattableString Nets(SurveyWindow window, Dictionary<int, Code> countsAs)
    {
        var codes = window.Frames.Where(f => !IsBesideOptions(window, f)).SelectMany(f => f.Codes)
            .Where(c => countsAs[c.Id].NetId is not null).ToList();
        return $"""
            SELECT net, count(DISTINCT reading_id)::int
            FROM unnest({codes.Select(c => c.Id).ToArray()}, {codes.Select(c => countsAs[c.Id].NetId!.Value).ToArray()}) AS c(id, net)
            JOIN reading_code dc ON dc.code_id = c.id JOIN reading d ON d.id = dc.reading_id
            WHERE standing GROUP BY net
            """;
    }

    /// <summary>
    /// Builds the query that returns each coded text from an 'Other' text box: its question, all options that the respondent ticked (in any
    /// question), and its codes. Reads only questions whose coding counts: see <see cref="CodeFrame.IsCounted"/>.
    /// </summary>
    private static FormattableString CodedBesideOptions(SurveyWindow window) =>
        $"""
            SELECT t.question, r.ticks, array_agg(code_id)
            FROM response r JOIN answer_text t ON t.response_id = r.id JOIN reading d ON d.text_id = t.id
                JOIN reading_code dc ON dc.reading_id = d.id
            WHERE t.is_other AND standing AND frame_id = ANY ({IdsOf(
                window.Frames.Where(f => f.IsCounted && IsBesideOptions(window, f)))}) GROUP BY t.id, r.id
            """;

    /// <summary>Returns the questions that have an option 'Other', as parallel arrays for one SQL statement.</summary>
    private static (string[] Codes, string[] Keys, short[] Others, bool[] ChooseOne) Asked(SurveyWindow window)
    {
        var questions = window.Questionnaire.Document.Questions.Where(q => q.Other is not null).ToList();
        return (
            [.. questions.Select(q => q.Code)],
            [.. questions.Select(q => OptionKeyArray.Of(q))],
            [.. questions.Select(q => q.Other!.Key)],
            [.. questions.Select(q => q.Kind.TakesOneChoice)]);
    }

    private static int[] IdsOf(IEnumerable<CodeFrame> frames) => [.. frames.Select(f => f.Id)];

    private static bool IsBesideOptions(SurveyWindow window, CodeFrame frame) =>
        window.Questionnaire.Document.Question(frame.Question).Other is not null;
}

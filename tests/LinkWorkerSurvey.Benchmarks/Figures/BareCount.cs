using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>
/// Counts a window with one prepared statement that is written for it: the statement contains the window's questions, code frames and nets.
/// </summary>
internal static class BareCount
{
    /// <summary>
    /// Returns a statement that counts only by option, question and code. It has no nets, no figures before coding, no answers awaiting
    /// coding, and no words beside 'Other' without its tick.
    /// </summary>
    public static string LeastSql(SurveyWindow window) =>
        $"""
            {Ticks(window, [])}
            UNION ALL SELECT 'texts ' || question, count(*) FROM answer_text t JOIN response r ON r.id = t.response_id
                WHERE r.window_id = {window.Id} GROUP BY question
            UNION ALL {Codes(window)}
            """;

    /// <summary>Returns a statement that counts everything the figures of a window need, whatever the answers and their coding.</summary>
    public static string Sql(SurveyWindow window)
    {
        var others = window.Questionnaire.Document.Questions.Where(q => q.Other is not null).ToList();
        var nets = Nets(window);
        var (words, beside) = (
            window.Frames.Where(f => !others.Exists(q => q.Code == f.Question)),
            window.Frames.Where(f => others.Exists(q => q.Code == f.Question)));
        string NothingTicked(Question question) => $"NOT {AnyOf(Keys(question))}";
        string OfQuestion(Func<Question, string> condition) =>
            $"CASE question {string.Join(' ', others.Select(q => $"WHEN '{q.Code}' THEN {condition(q)}"))} END";
        return $"""
            WITH coded AS MATERIALIZED (
                SELECT d.id AS reading, d.text_id, c.id AS code, c.option_key, c.net_id, t.question, r.ticks
                FROM reading d JOIN reading_code dc ON dc.reading_id = d.id JOIN code c ON c.id = dc.code_id
                    JOIN answer_text t ON t.id = d.text_id JOIN response r ON r.id = t.response_id
                WHERE d.standing AND d.frame_id IN ({Ids(beside)}))
            {Ticks(window, nets)}
            UNION ALL SELECT unnest(ARRAY['texts ' || question, 'without tick ' || question, 'also other ' || question]), unnest(counts)
                FROM (SELECT question, ARRAY[
                        count(*),
                        count(*) FILTER (WHERE {OfQuestion(NothingTicked)}),
                        count(*) FILTER (WHERE {OfQuestion(q =>
                $"{q.Other!.Key} <> ALL (ticks){(q.Kind == QuestionKinds.SingleChoice ? $" AND {NothingTicked(q)}" : null)}")})] AS counts
                    FROM answer_text t JOIN response r ON r.id = t.response_id WHERE r.window_id = {window.Id}
                        GROUP BY question) AS of_texts
            UNION ALL SELECT 'decided ' || frame_id, count(*) FROM reading WHERE standing AND state <> '{nameof(
                CodingOutcome.SecondLook)}' AND frame_id IN ({Ids(window.Frames)}) GROUP BY frame_id
            UNION ALL {Codes(window)}
            UNION ALL SELECT 'option of code ' || code, count(*) FROM coded WHERE option_key <> ALL (ticks) GROUP BY code
            UNION ALL SELECT 'net ' || net_id, count(DISTINCT d.id) FROM code c JOIN reading_code dc ON dc.code_id = c.id
                JOIN reading d ON d.id = dc.reading_id
                WHERE d.standing AND net_id IS NOT NULL AND d.frame_id IN ({Ids(words)}) GROUP BY net_id
            UNION ALL SELECT 'net ' || net_id, count(DISTINCT reading) FROM coded
                WHERE CASE net_id {string.Join(' ', nets.Select(n => $"WHEN {n.Id} THEN NOT {AnyOf(n.Options)}"))} END GROUP BY net_id
            UNION ALL SELECT 'away ' || question, count(DISTINCT text_id) FROM coded
                WHERE {OfQuestion(q =>
                q.Kind == QuestionKinds.SingleChoice ? $"{q.Other!.Key} = ANY (ticks) OR {NothingTicked(q)}" : "true")} GROUP BY question
            UNION ALL SELECT 'received', count(*) FROM receipt WHERE window_id = {window.Id}
            """;
    }

    /// <summary>Returns a statement for the cells of two questions, by ticks alone.</summary>
    public static string CrossSql(SurveyWindow window, Question rows, Question columns) => $"""
        SELECT r || ' ' || c, count(*) FROM response, unnest(ticks) AS r, unnest(ticks) AS c
        WHERE window_id = {window.Id} AND r IN ({string.Join(',', Keys(rows))}) AND c IN ({string.Join(',', Keys(columns))}) GROUP BY r, c
        """;

    public static async Task<Dictionary<string, int>> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.PrepareAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync())
            counts[reader.GetString(0)] = (int)reader.GetInt64(1);
        return counts;
    }

    /// <summary>Returns whether both counts agree in everything the statement counts.</summary>
    public static bool IsSame(IReadOnlyDictionary<string, int> bare, WindowCounts counts, SurveyWindow window)
    {
        int Bare(string key) => bare.GetValueOrDefault(key);
        int Ticked(Question question, string several, IEnumerable<short> keys) =>
            question.Kind == QuestionKinds.MultipleChoice ? Bare(several) : keys.Sum(key => Bare($"tick {key}"));
        int Answered(Question question) =>
            question.Kind == QuestionKinds.OpenText
                ? Bare($"texts {question.Code}")
                : Ticked(question, $"answered {question.Code}", Keys(question)) + Bare($"without tick {question.Code}");

        var questions = window.Questionnaire.Document.Questions;
        var codes = window.Frames.SelectMany(f => f.Codes);
        return Bare("released") == counts.Released
            && Bare("received") == counts.Received
            && counts.Ticks.All(tick => Bare($"tick {tick.Key}") == tick.Value)
            && counts.Texts.All(text => Bare($"texts {text.Key}") == text.Value)
            && questions.All(q => Answered(q) == counts.Answered[q.Code])
            && questions
                .Where(q => q.Other is not null)
                .All(q => Bare($"tick {q.Other!.Key}") + Bare($"also other {q.Code}") == counts.OthersBeforeCoding[q.Code])
            && questions
                .Where(q => q.Other is not null)
                .All(q => counts.OthersBeforeCoding[q.Code] - Bare($"away {q.Code}") == counts.Others[q.Code])
            && window.Frames.All(f => Bare($"texts {f.Question}") - Bare($"decided {f.Id}") == counts.Waiting[f.Id])
            && codes.All(c => Bare($"{(c.OptionKey is null ? "code" : "option of code")} {c.Id}") == counts.Codes[c.Id])
            && Nets(window).All(n => Ticked(n.Question, $"ticked in net {n.Id}", n.Options) == counts.NetsBeforeCoding[n.Id])
            && Nets(window).All(n => counts.NetsBeforeCoding[n.Id] + Bare($"net {n.Id}") == counts.Nets[n.Id]);
    }

    private static string Ticks(SurveyWindow window, IEnumerable<(int Id, Question Question, List<short> Options)> nets)
    {
        var several = window
            .Questionnaire.Document.Questions.Where(q => q.Kind == QuestionKinds.MultipleChoice)
            .Select(q => (Name: $"answered {q.Code}", Keys: Keys(q)))
            .Concat(
                nets.Where(n => n.Question.Kind == QuestionKinds.MultipleChoice)
                    .Select(n => (Name: $"ticked in net {n.Id}", Keys: n.Options.AsEnumerable())))
            .ToList();
        return $"""
            SELECT 'tick ' || tick, count(*) FROM (SELECT unnest(ticks) AS tick FROM response
                WHERE window_id = {window.Id}) AS ticked GROUP BY tick
            UNION ALL SELECT unnest(ARRAY['released'{string.Concat(several.Select(set => $", '{set.Name}'"))}]), unnest(counts)
                FROM (SELECT ARRAY[count(*){string.Concat(
                several.Select(set => $", count(*) FILTER (WHERE {AnyOf(set.Keys)})")
            )}] AS counts FROM response WHERE window_id = {window.Id}) AS of_responses
            """;
    }

    private static string Codes(SurveyWindow window) =>
        $"""
            SELECT 'code ' || code_id, count(*) FROM reading_code c JOIN reading d ON d.id = c.reading_id AND d.standing
                WHERE d.frame_id IN ({Ids(
                window.Frames)}) GROUP BY code_id
            """;

    private static List<(int Id, Question Question, List<short> Options)> Nets(SurveyWindow window) =>
        [
            .. from frame in window.Frames
            from net in frame.Nets
            select (
                net.Id,
                window.Questionnaire.Document.Question(frame.Question),
                frame.Codes.Where(c => c.NetId == net.Id).Select(c => c.OptionKey).OfType<short>().ToList()),
        ];

    private static string Ids(IEnumerable<CodeFrame> frames) => string.Join(',', frames.Select(f => f.Id));

    private static IEnumerable<short> Keys(Question question) => question.Choices().Select(o => o.Key);

    private static string AnyOf(IEnumerable<short> keys) => $"ticks && '{{{string.Join(',', keys)}}}'::smallint[]";
}

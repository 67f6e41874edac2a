using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>
/// The same rows counted by hand-written SQL for this one window: by option, by question, by code. It knows what no survey may assume: no nets, nothing to tell before
/// from after coding, and every text beside 'Other' with its tick.
/// </summary>
internal static class BareCount
{
    public static string Sql(SurveyWindow window)
    {
        var many = window.Questionnaire.Document.Questions.Where(q => q.Kind == QuestionKind.MultipleChoice).ToList();
        string Keys(Question question) => $"'{{{string.Join(',', question.Choices().Select(o => o.Key))}}}'::smallint[]";
        return $"""
            SELECT 'tick ' || tick, count(*) FROM (SELECT unnest(ticks) AS tick FROM response WHERE window_id = {window.Id}) AS ticked GROUP BY tick
            UNION ALL SELECT unnest(ARRAY['released'{string.Concat(many.Select(q => $", 'answered {q.Code}'"))}]), unnest(counts)
                FROM (SELECT ARRAY[count(*){string.Concat(many.Select(q => $", count(*) FILTER (WHERE ticks && {Keys(q)})"))}] AS counts FROM response WHERE window_id = {window.Id}) AS of_responses
            UNION ALL SELECT 'texts ' || question, count(*) FROM answer_text t JOIN response r ON r.id = t.response_id WHERE r.window_id = {window.Id} GROUP BY question
            UNION ALL SELECT 'code ' || code_id, count(*) FROM reading_code c JOIN reading d ON d.id = c.reading_id AND d.standing
                WHERE d.frame_id IN (SELECT id FROM frame WHERE window_id = {window.Id}) GROUP BY code_id
            """;
    }

    /// <summary>The cells of two questions, by ticks alone.</summary>
    public static string CrossSql(SurveyWindow window, Question rows, Question columns)
    {
        string Keys(Question question) => string.Join(',', question.Choices().Select(o => o.Key));
        return $"""
            SELECT r || ' ' || c, count(*) FROM response, unnest(ticks) AS r, unnest(ticks) AS c
            WHERE window_id = {window.Id} AND r IN ({Keys(rows)}) AND c IN ({Keys(columns)}) GROUP BY r, c
            """;
    }

    public static async Task<Dictionary<string, int>> RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync())
            counts[reader.GetString(0)] = (int)reader.GetInt64(1);
        return counts;
    }

    /// <summary>Whether both have counted the same people.</summary>
    public static bool IsSame(IReadOnlyDictionary<string, int> bare, WindowCounts counts, SurveyWindow window) =>
        bare["released"] == counts.Released
        && counts.Ticks.All(tick => bare.GetValueOrDefault($"tick {tick.Key}") == tick.Value)
        && counts.Texts.All(text => bare.GetValueOrDefault($"texts {text.Key}") == text.Value)
        && window.Questionnaire.Document.Questions.Where(q => q.Kind == QuestionKind.MultipleChoice).All(q => bare.GetValueOrDefault($"answered {q.Code}") == counts.Answered[q.Code])
        && window.Frames.SelectMany(f => f.Codes).Where(c => c.OptionKey is null).All(c => bare.GetValueOrDefault($"code {c.Id}") == counts.Codes.GetValueOrDefault(c.Id));
}

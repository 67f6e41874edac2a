using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>Generates answers of very many respondents, stored as a release stores them. Some of the texts are coded.</summary>
internal sealed class Crowd(SurveyWindow window, int size)
{
    // Coding is manual work: beyond this number, answers await coding.
    private const int MostCoded = 20_000;

    private readonly Random random = new(size);
    private readonly QuestionnaireDocument asked = window.Questionnaire.Document;
    private readonly List<(Guid Id, Guid Response, Question Question)> texts = [];

    /// <summary>
    /// Gives every code frame codes and a net, as a coder would. Where there are options, two of them are in the net as well.
    /// </summary>
    public static void Code(SurveyWindow window)
    {
        foreach (var frame in window.Frames)
        {
            var net = frame.AddNet("Net");
            for (var i = 1; i <= 8; i++)
                frame.AddCode($"Code {i}", i <= 3 ? net : null);
            foreach (var option in frame.Codes.Where(c => c.OptionKey is not null).Take(2))
                option.Net = net;
        }
    }

    public async Task StoreAsync(BenchmarkDatabase ground)
    {
        await using (var connection = await ground.ConnectAsync())
        {
            // The referenced rows exist, and checking them for each row would take most of the time.
            await RunAsync(connection, "SET session_replication_role = replica");
            await StoreResponsesAsync(connection);
            await StoreTextsAsync(connection);
            await StoreReadingsAsync(connection);
            await RunAsync(connection, "RESET session_replication_role");
        }

        // Where there are options, coding counts once it is signed off.
        await ground.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE window_id = {window.Id}");
        await ground.RunAsync("VACUUM ANALYZE response, answer_text, reading, reading_code");
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task StoreResponsesAsync(NpgsqlConnection connection)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY response (id, window_id, ticks) FROM STDIN (FORMAT BINARY)");
        var ticks = new List<short>();
        for (var i = 0; i < size; i++)
        {
            var id = Guid.NewGuid();
            ticks.Clear();
            foreach (var question in asked.Questions)
            {
                var before = ticks.Count;
                if (question.Kind == QuestionKinds.SingleChoice && random.Next(10) > 0)
                    ticks.Add(question.Choices().ElementAt(random.Next(question.Choices().Count())).Key);
                else if (question.Kind == QuestionKinds.MultipleChoice)
                    ticks.AddRange(question.Choices().Where(_ => random.Next(3) == 0).Select(o => o.Key));
                // Some respondents write beside 'Other' without ticking it.
                var writes =
                    random.Next(question.Kind == QuestionKinds.OpenText || ticks.Skip(before).Contains(question.Other!.Key) ? 4 : 100) == 0;
                if (writes)
                    texts.Add((Guid.NewGuid(), id, question));
            }

            await copy.StartRowAsync();
            await copy.WriteAsync(id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(window.Id, NpgsqlDbType.Integer);
            await copy.WriteAsync(ticks.Order().ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Smallint);
        }

        await copy.CompleteAsync();
    }

    private async Task StoreTextsAsync(NpgsqlConnection connection)
    {
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(texts));
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY answer_text (id, response_id, question, is_other, text) FROM STDIN (FORMAT BINARY)");
        foreach (var (id, response, question) in texts)
        {
            await copy.StartRowAsync();
            await copy.WriteAsync(id, NpgsqlDbType.Uuid);
            await copy.WriteAsync(response, NpgsqlDbType.Uuid);
            await copy.WriteAsync(question.Code, NpgsqlDbType.Text);
            await copy.WriteAsync(question.Other is not null, NpgsqlDbType.Boolean);
            await copy.WriteAsync("Made up: more time for each person, and a room to see them in.", NpgsqlDbType.Text);
        }

        await copy.CompleteAsync();
    }

    private async Task StoreReadingsAsync(NpgsqlConnection connection)
    {
        var coded = texts
            .Take(MostCoded)
            .SelectMany(text =>
                window
                    .Frames.Where(f => f.Question == text.Question.Code)
                    .Select(frame => (Id: Guid.NewGuid(), Text: text.Id, Frame: frame, State: Decision())))
            .ToList();
        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "COPY reading (id, text_id, frame_id, kind, state, standing, compared, had_suggestions) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var reading in coded)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(reading.Id, NpgsqlDbType.Uuid);
                await copy.WriteAsync(reading.Text, NpgsqlDbType.Uuid);
                await copy.WriteAsync(reading.Frame.Id, NpgsqlDbType.Integer);
                await copy.WriteAsync(nameof(CodingPass.Sole), NpgsqlDbType.Text);
                await copy.WriteAsync(reading.State.ToString(), NpgsqlDbType.Text);
                await copy.WriteAsync(true, NpgsqlDbType.Boolean);
                await copy.WriteAsync(false, NpgsqlDbType.Boolean);
                await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            }

            await copy.CompleteAsync();
        }

        await using (
            var copy = await connection.BeginBinaryImportAsync("COPY reading_code (reading_id, code_id) FROM STDIN (FORMAT BINARY)"))
        {
            foreach (var reading in coded.Where(reading => reading.State == CodingOutcome.Coded))
            {
                foreach (var code in random.GetItems(reading.Frame.Codes.ToArray(), random.Next(5) == 0 ? 2 : 1).Distinct())
                {
                    await copy.StartRowAsync();
                    await copy.WriteAsync(reading.Id, NpgsqlDbType.Uuid);
                    await copy.WriteAsync(code.Id, NpgsqlDbType.Integer);
                }
            }

            await copy.CompleteAsync();
        }
    }

    private CodingOutcome Decision() => random.Next(20) switch
    {
        0 => CodingOutcome.NothingToCode,
        1 => CodingOutcome.SecondLook,
        _ => CodingOutcome.Coded,
    };
}

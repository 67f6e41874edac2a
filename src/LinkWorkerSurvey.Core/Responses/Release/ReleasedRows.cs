using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>
/// Inserts responses and their texts under random keys. The rows of each of the two tables are shuffled separately, so that the position of
/// a text does not tell to which response it belongs.
/// </summary>
internal static class ReleasedRows
{
    private const int ProgressStep = 10_000;

    public static async Task StoreAsync(
        NpgsqlConnection connection,
        int windowId,
        ReleasedResponse[] rows,
        IProgress<int>? progress,
        CancellationToken cancel)
    {
        RandomNumberGenerator.Shuffle(rows.AsSpan());
        var responses = Array.ConvertAll(rows, row => (Id: Guid.NewGuid(), Row: row));
        var texts = responses.SelectMany(r => r.Row.Texts.Select(text => (ResponseId: r.Id, Text: text))).ToArray();
        RandomNumberGenerator.Shuffle(texts.AsSpan());

        var stored = 0;
        await using (
            var copy = await connection.BeginBinaryImportAsync("COPY response (id, window_id, ticks) FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var (id, row) in responses)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(id, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(windowId, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync(row.Ticks, NpgsqlDbType.Array | NpgsqlDbType.Smallint, cancel);
                if (++stored % ProgressStep == 0)
                    progress?.Report(stored);
            }

            await copy.CompleteAsync(cancel);
        }

        await using (
            var copy = await connection.BeginBinaryImportAsync(
                "COPY answer_text (id, response_id, question, is_other, text) FROM STDIN (FORMAT BINARY)",
                cancel))
        {
            foreach (var (responseId, text) in texts)
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(Guid.NewGuid(), NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(responseId, NpgsqlDbType.Uuid, cancel);
                await copy.WriteAsync(text.Question, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(text.IsOther, NpgsqlDbType.Boolean, cancel);
                await copy.WriteAsync(text.Text, NpgsqlDbType.Text, cancel);
            }

            await copy.CompleteAsync(cancel);
        }
    }

    /// <summary>The answers to insert as one response.</summary>
    internal readonly record struct ReleasedResponse(short[] Ticks, IReadOnlyList<AnswerText> Texts);
}

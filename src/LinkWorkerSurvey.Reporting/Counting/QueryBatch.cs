using System.Data.Common;
using System.Globalization;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Sends several statements to PostgreSQL in one batch, in the current transaction. Numbers are written into the statement, so that
/// PostgreSQL plans it for the window that is counted. A generic plan for any window would scan all responses of all windows. All other
/// values are sent as parameters.
/// </summary>
internal sealed class QueryBatch(SurveyDbContext db)
{
    private readonly List<(FormattableString Sql, Action<DbDataReader> Read)> statements = [];

    /// <summary>Adds a statement. The list is filled when the batch has run.</summary>
    public IReadOnlyList<T> Rows<T>(FormattableString sql, Func<DbDataReader, T> row)
    {
        var rows = new List<T>();
        statements.Add((sql, reader => rows.Add(row(reader))));
        return rows;
    }

    /// <summary>Adds a statement that returns a key and its count in each row. The dictionary is filled when the batch has run.</summary>
    public IReadOnlyDictionary<TKey, int> Counts<TKey>(FormattableString sql)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        statements.Add((sql, reader => counts.Add(reader.GetFieldValue<TKey>(0), reader.GetInt32(1))));
        return counts;
    }

    /// <summary>Runs all statements. Call it once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var batch = db.Database.GetDbConnection().CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var (sql, _) in statements)
            batch.BatchCommands.Add(Command(batch, sql));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, read) in statements)
        {
            while (await reader.ReadAsync(cancel))
                read(reader);
            await reader.NextResultAsync(cancel);
        }
    }

    private static DbBatchCommand Command(DbBatch batch, FormattableString sql)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, [.. sql.GetArguments().Select(Written)]);
        return command;

        object Written(object? argument)
        {
            switch (argument)
            {
                case int number:
                    return number;
                case int[] numbers:
                    return $"'{{{string.Join(',', numbers)}}}'::int[]";
                case short[] numbers:
                    return $"'{{{string.Join(',', numbers)}}}'::smallint[]";
                default:
                    var parameter = command.CreateParameter();
                    parameter.Value = argument;
                    command.Parameters.Add(parameter);
                    return $"${command.Parameters.Count}";
            }
        }
    }
}

using System.Data.Common;
using System.Globalization;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Sends several SQL statements to PostgreSQL in one batch, in the current transaction. Numbers are written into the SQL text, so that
/// PostgreSQL plans each statement for this window. A generic plan for any window would scan the responses of all windows. All other values
/// are sent as parameters.
/// </summary>
internal sealed class QueryBatch(SurveyDbContext db)
{
    private readonly List<(FormattableString Sql, Action<DbDataReader> Read)> statements = [];

    /// <summary>Adds a statement and returns the list of its rows. The list is empty until <see cref="RunAsync"/> has run.</summary>
    public IReadOnlyList<T> Rows<T>(FormattableString sql, Func<DbDataReader, T> row)
    {
        var rows = new List<T>();
        statements.Add((sql, reader => rows.Add(row(reader))));
        return rows;
    }

    /// <summary>
    /// Adds a statement that returns rows of a key and a count. The dictionary is empty until <see cref="RunAsync"/> has run.
    /// </summary>
    public IReadOnlyDictionary<TKey, int> Counts<TKey>(FormattableString sql)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        statements.Add((sql, reader => counts.Add(reader.GetFieldValue<TKey>(0), reader.GetInt32(1))));
        return counts;
    }

    /// <summary>Runs all statements. Can be called only once.</summary>
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

using System.Data.Common;
using System.Globalization;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Statements that are sent to the database together, in its current transaction, and answered one after the other. Numbers stand in a
/// statement itself, so that PostgreSQL plans it for the one window that it counts: a plan for any window goes through all responses of all
/// of them. Everything else is sent beside it.
/// </summary>
internal sealed class QueryBatch(SurveyDbContext db)
{
    private readonly List<(FormattableString Sql, Action<DbDataReader> Read)> statements = [];

    /// <summary>Adds a statement. Its rows are in the list once the batch has run.</summary>
    public IReadOnlyList<T> Rows<T>(FormattableString sql, Func<DbDataReader, T> row)
    {
        var rows = new List<T>();
        statements.Add((sql, reader => rows.Add(row(reader))));
        return rows;
    }

    /// <summary>Adds a statement that returns a key and its count in each row. They are in the dictionary once the batch has run.</summary>
    public IReadOnlyDictionary<TKey, int> Counts<TKey>(FormattableString sql)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        statements.Add((sql, reader => counts.Add(reader.GetFieldValue<TKey>(0), reader.GetInt32(1))));
        return counts;
    }

    /// <summary>Runs them all, once.</summary>
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

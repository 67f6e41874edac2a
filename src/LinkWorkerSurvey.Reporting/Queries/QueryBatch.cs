using System.Data.Common;
using System.Globalization;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace LinkWorkerSurvey.Reporting.Queries;

/// <summary>Questions to the database that are sent together, in its current transaction, and answered one after the other.</summary>
internal sealed class QueryBatch(SurveyDbContext db)
{
    private readonly List<(FormattableString Sql, Action<DbDataReader> Read)> questions = [];

    /// <summary>Adds a question. Its rows are in the list once the batch has run.</summary>
    public IReadOnlyList<T> Rows<T>(FormattableString sql, Func<DbDataReader, T> row)
    {
        var rows = new List<T>();
        questions.Add((sql, reader => rows.Add(row(reader))));
        return rows;
    }

    /// <summary>Adds a question that is answered by rows of a key and its count. They are in the dictionary once the batch has run.</summary>
    public IReadOnlyDictionary<TKey, int> Counts<TKey>(FormattableString sql)
        where TKey : notnull
    {
        var counts = new Dictionary<TKey, int>();
        questions.Add((sql, reader => counts.Add(reader.GetFieldValue<TKey>(0), reader.GetInt32(1))));
        return counts;
    }

    /// <summary>Asks them all, once.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var batch = db.Database.GetDbConnection().CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var (sql, _) in questions)
            batch.BatchCommands.Add(Command(batch, sql));
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, read) in questions)
        {
            while (await reader.ReadAsync(cancel))
                read(reader);
            await reader.NextResultAsync(cancel);
        }
    }

    private static DbBatchCommand Command(DbBatch batch, FormattableString sql)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, [.. Enumerable.Range(1, sql.ArgumentCount).Select(i => (object)$"${i}")]);
        foreach (var argument in sql.GetArguments())
        {
            var parameter = command.CreateParameter();
            parameter.Value = argument;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

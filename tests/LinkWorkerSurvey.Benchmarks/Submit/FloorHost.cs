using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>
/// The minimum server for the same flow. It holds the same pages as bytes in memory, parses the form, stores the same row by one prepared
/// statement, and redirects to the thank-you page.
/// </summary>
internal static class FloorHost
{
    public const string Table = "CREATE TABLE floor (LIKE staged INCLUDING STORAGE, PRIMARY KEY (key_mac))";
    public const string Insert = "INSERT INTO floor (key_mac, window_id, sheet, flags, token_mac) VALUES ($1, 1, $2, 0, NULL)";

    // The same length as the app's address.
    private static readonly string Thanks = $"/s/benchmark/thanks/{new string('a', 71)}";

    public static Command Command()
    {
        var port = new Argument<int>("port");
        var database = new Argument<string>("database");
        var pages = new Argument<string>("pages") { Description = "Folder with the pages to answer with." };
        var length = new Argument<int>("length") { Description = "Length of an encrypted submission, in bytes." };
        var command = new Command("floor", "Serves the floor; the benchmark submit starts it.") { port, database, pages, length };
        command.Hidden = true;
        command.SetAction(r =>
            RunAsync(r.GetRequiredValue(port), r.GetRequiredValue(database), r.GetRequiredValue(pages), r.GetRequiredValue(length)));
        return command;
    }

    private static async Task<int> RunAsync(int port, string database, string pages, int length)
    {
        var form = await File.ReadAllBytesAsync(Path.Combine(pages, "form.html"));
        var thanks = await File.ReadAllBytesAsync(Path.Combine(pages, "thanks.html"));
        var submission = RandomNumberGenerator.GetBytes(length);
        // The driver prepares the statement once on each connection.
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 1 }.ConnectionString);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        await using var app = builder.Build();
        app.Run(async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
            {
                await context.Request.ReadFormAsync();
                await using var insert = source.CreateCommand(Insert);
                insert.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
                insert.Parameters.Add(new() { Value = submission });
                await insert.ExecuteNonQueryAsync();
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = Thanks;
                return;
            }

            var page = context.Request.Path == Thanks ? thanks : form;
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = page.Length;
            await context.Response.BodyWriter.WriteAsync(page);
        });
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The floor answers at {port}"));
        await app.RunAsync();
        return 0;
    }
}

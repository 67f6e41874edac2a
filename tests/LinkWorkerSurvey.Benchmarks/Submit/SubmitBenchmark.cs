using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>
/// Measures a respondent's whole flow: the form, the answers, the redirect and the thank-you page. The same run and the same client also
/// measure the minimum server for it (<see cref="FloorHost"/>) and the bare database.
/// </summary>
internal static class SubmitBenchmark
{
    // LimeSurvey 6.14, PHP 8.2 with opcache, 32 clients, 2 cores shared with the client.
    private const double LimeSurvey = 12.6;

    private const string Link = "benchmark";
    private const string Path = "/s/" + Link;

    private const int Turns = 5;

    private static readonly int[] Clients = [1, 8, 32];

    public static Command Command()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long each load runs.", DefaultValueFactory = _ => 20 };
        var warmUp = new Option<int>("--warm-up")
        {
            Description = "How many flows each server is warmed up with: until then, compiling is most of what it does.",
            DefaultValueFactory = _ => 10_000,
        };
        var only = new Option<int?>("--clients") { Description = "One number of clients, not 1, 8 and 32." };
        var memory = new Option<int>("--memory")
        {
            Description = "So many submissions at 8 clients instead, with the memory in use as they come in: --memory 100000.",
        };
        var releases = new Option<bool>("--releases") { Description = "With the releases that run beside it; otherwise they are put off." };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("submit", "The whole flow of a respondent, against the least that could be done for it.")
        {
            seconds,
            warmUp,
            only,
            memory,
            releases,
            published,
        };
        command.SetAction(async r =>
        {
            var work = Directory.CreateTempSubdirectory("link-worker-survey-benchmark-").FullName;
            try
            {
                var app = await PublishedApp.FolderAsync(r.GetValue(published), work);
                await using var ground = await BenchmarkDatabase.PrepareAsync(System.IO.Path.Combine(work, "data"));
                await ground.OpenWindowAsync(Link);
                await ground.RunAsync(FloorHost.Table);
                await using var survey = await SurveyAsync(ground, app, r.GetValue(releases));
                if (r.GetValue(memory) is > 0 and var submissions)
                    await FillAsync(ground, survey, submissions);
                else
                    await CompareAsync(
                        ground,
                        survey,
                        work,
                        r.GetValue(only) is { } one ? [one] : Clients,
                        TimeSpan.FromSeconds(r.GetValue(seconds)),
                        r.GetValue(warmUp));
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        });
        return command;
    }

    private static async Task CompareAsync(BenchmarkDatabase ground, Served survey, string work, int[] clients, TimeSpan length, int warmUp)
    {
        using (var first = await Respondent.ConnectAsync(survey.Port, Path))
        {
            var (form, thanks) = await first.CaptureAsync();
            await File.WriteAllBytesAsync(System.IO.Path.Combine(work, "form.html"), form);
            await File.WriteAllBytesAsync(System.IO.Path.Combine(work, "thanks.html"), thanks);
            Console.WriteLine(
                $"Form {form.Length:N0} bytes, answers {Answers.Encoded.Length:N0}, thank-you page {thanks.Length:N0}; no content encoding."
            );
        }

        var sealedLength = await ground.AskAsync<int>("SELECT length(sheet) FROM staged LIMIT 1");
        await using var floor = await FloorAsync(ground, work, sealedLength);
        await Load.RunAsync(8, TimeSpan.MaxValue, () => FlowAsync(survey), warmUp);
        await Load.RunAsync(8, TimeSpan.MaxValue, () => FlowAsync(floor), warmUp);

        Console.WriteLine(await ground.MachineAsync());
        Console.WriteLine();
        Console.WriteLine(Measured.Heading);
        var lines = new List<Measured>();
        await using var bare = NpgsqlDataSource.Create(ground.ConnectionString);
        foreach (var count in clients)
        {
            // After a checkpoint PostgreSQL logs every changed page in full once. A checkpoint comes every five minutes, not with every
            // run.
            await ground.RunAsync("CHECKPOINT");

            // In alternation and often, so that a temporarily slow machine affects all three alike.
            var turns = new List<Measured[]>();
            for (var turn = 0; turn < Turns; turn++)
            {
                turns.Add([
                    await MeasureAsync(ground, "app", count, survey.Id, "receipt", () =>
                        Load.RunAsync(count, length / Turns, () => FlowAsync(survey))),
                    await MeasureAsync(ground, "floor", count, floor.Id, "floor", () =>
                        Load.RunAsync(count, length / Turns, () => FlowAsync(floor))),
                    await MeasureAsync(ground, "bare database", count, null, "floor", () =>
                        Load.RunAsync(count, length / Turns, () => InsertAsync(bare, sealedLength))),
                ]);
            }

            foreach (var line in Enumerable.Range(0, 3).Select(what => Measured.Sum([.. turns.Select(turn => turn[what])])))
            {
                lines.Add(line);
                Console.WriteLine(line);
            }
        }

        Console.WriteLine();
        foreach (var app in lines.Where(l => l.What == "app"))
        {
            var least = lines.Single(l => l.What == "floor" && l.Clients == app.Clients);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{app.Clients} clients: server processor time {app.Both / least.Both:N2} times the floor's, flows "
                        + $"{app.Load.PerSecond / least.Load.PerSecond:N2} of the floor's and {app.Load.PerSecond / LimeSurvey:N0} times "
                        + $"LimeSurvey's."));
        }

        Load? counted = null;
        var statements = await ground.StatementsAsync(async () =>
            counted = await Load.RunAsync(8, TimeSpan.FromSeconds(5), () => FlowAsync(survey)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SQL statements a flow, by the server's log over {counted!.Completed:N0} more flows: "
                    + $"{(double)statements / counted.Completed:N3}."));
    }

    private static async Task FillAsync(BenchmarkDatabase ground, Served survey, int submissions)
    {
        Console.WriteLine("| submissions | memory of the program, MB |");
        Console.WriteLine("|---|---|");
        for (var done = 0; done < submissions; done += submissions / 10)
        {
            var load = await Load.RunAsync(8, TimeSpan.MaxValue, () => FlowAsync(survey), submissions / 10);
            if (load.Failed > 0)
                throw new InvalidOperationException($"{load.Failed} flows failed.");
            Console.WriteLine($"| {await ground.CountAsync("receipt"):N0} | {ProcessorTime.Memory(survey.Id):N0} |");
        }
    }

    private static async Task<Measured> MeasureAsync(
        BenchmarkDatabase ground,
        string what,
        int clients,
        int? process,
        string table,
        Func<Task<Load>> run)
    {
        var (stored, wal) = (await ground.CountAsync(table), await ground.WalAsync());
        var (program, database) = (process is { } id ? ProcessorTime.Of(id) : 0, ground.Seconds());
        var load = await run();
        (program, database) = (process is { } same ? ProcessorTime.Of(same) - program : 0, ground.Seconds() - database);
        return new Measured(what, clients, load, await ground.CountAsync(table) - stored, await ground.WalAsync() - wal, program, database);
    }

    public static async Task<Flow> FlowAsync(Served server, string path = Path)
    {
        var respondent = await Respondent.ConnectAsync(server.Port, path);
        return new Flow(respondent.AnswerAsync, respondent);
    }

    private static async Task<Flow> InsertAsync(NpgsqlDataSource source, int sealedLength)
    {
        var connection = await source.OpenConnectionAsync();
        var insert = new NpgsqlCommand(FloorHost.Insert, connection);
        insert.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(32) });
        insert.Parameters.Add(new() { Value = RandomNumberGenerator.GetBytes(sealedLength) });
        await insert.PrepareAsync();
        return new Flow(InsertAsync, connection);

        async Task<bool> InsertAsync()
        {
            insert.Parameters[0].Value = RandomNumberGenerator.GetBytes(32);
            return await insert.ExecuteNonQueryAsync() == 1;
        }
    }

    public static Task<Served> SurveyAsync(BenchmarkDatabase ground, string folder, bool releases) =>
        PublishedApp.StartAsync(folder, ground, new()
        {
            ["Release__Every"] = releases ? "00:00:05" : "1.00:00:00",
            // All forms come from one address, without a pause.
            ["Limits__FastestForm"] = "00:00:00",
            ["Limits__FlaggedPerAddress"] = "10000000",
            ["Limits__RefusedPerAddress"] = "10000000",
            ["Limits__FlaggedPerLink"] = "10000000",
        });

    private static Task<Served> FloorAsync(BenchmarkDatabase ground, string pages, int sealedLength)
    {
        var port = Served.FreePort();
        return Served.StartAsync(
            port,
            Environment.ProcessPath!,
            [
                "floor",
                port.ToString(CultureInfo.InvariantCulture),
                ground.ConnectionString,
                pages,
                sealedLength.ToString(CultureInfo.InvariantCulture),
            ],
            pages,
            // The same setting as the app's, which is a web project.
            new() { ["DOTNET_gcServer"] = "1" });
    }
}

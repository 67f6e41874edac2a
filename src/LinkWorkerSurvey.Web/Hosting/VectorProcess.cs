using System.Diagnostics;
using LinkWorkerSurvey.Suggestions.Vectors;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// A process of this program that makes sentence vectors (its hidden command <c>vectors</c>). Texts and vectors pass through its standard
/// input and output only. It ends when this process does, because its input then ends. Not safe for concurrent use.
/// </summary>
internal sealed class VectorProcess : IAsyncDisposable
{
    public const string Command = "vectors";

    // A request takes half a second, or some seconds if its texts are very long; loading the model, which the first request waits for, two
    // seconds on a busy machine.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(5);

    // What the runtime needs to be found and started. The process has no other variable: no secret, no connection string.
    private static readonly string[] InheritedVariables = ["PATH", "DOTNET_ROOT", "SystemRoot"];

    private readonly Process process;

    private VectorProcess(Process process) => this.process = process;

    /// <summary>The id of the process.</summary>
    public int Id => process.Id;

    /// <summary>Whether the process has ended, by itself or because somebody ended it.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Starts the process.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static VectorProcess Start()
    {
        var assembly = typeof(VectorProcess).Assembly.Location;
        var program = Environment.ProcessPath ?? "dotnet";
        ProcessStartInfo start = Path.GetFileNameWithoutExtension(program) == Path.GetFileNameWithoutExtension(assembly)
            ? new(program, [Command])
            : new(Path.GetFileNameWithoutExtension(program) == "dotnet" ? program : "dotnet", [assembly, Command]);
        start.WorkingDirectory = AppContext.BaseDirectory;
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        foreach (var name in start.Environment.Keys.Except(InheritedVariables).ToList())
            start.Environment.Remove(name);

        // One small heap; no sockets for diagnostic tools, which could read the texts, and no files.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["MALLOC_ARENA_MAX"] = "1";

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        YieldToPages(process);
        return new VectorProcess(process);
    }

    /// <summary>Returns whether the process has the model.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    /// <exception cref="OperationCanceledException">The process does not answer.</exception>
    public async Task<bool> HasModelAsync()
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        return await VectorProtocol.ReadReadyAsync(process.StandardOutput.BaseStream, timeout.Token);
    }

    /// <summary>Returns the vectors of at most <see cref="VectorProtocol.MaxTexts"/> texts.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    /// <exception cref="OperationCanceledException">The process does not answer.</exception>
    public async Task<float[][]> VectorsOfAsync(IReadOnlyList<string> texts)
    {
        using var timeout = new CancellationTokenSource(AnswerTimeout);
        return await VectorProtocol.RequestAsync(
            process.StandardInput.BaseStream, process.StandardOutput.BaseStream, texts, timeout.Token);
    }

    /// <summary>Ends the process.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(EndTimeout);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    // Requests of pages come first on a busy machine.
    private static void YieldToPages(Process process)
    {
        try
        {
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended, or the system does not allow it. The next request finds out.
        }
    }
}

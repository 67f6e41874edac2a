using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// Runs the program as a separate process on a test's own database: a command that ends by itself, or the site. It is killed with the test.
/// </summary>
internal sealed partial class SurveyProcess : IAsyncDisposable
{
    /// <summary>The content root of the program, with its settings and its built front end.</summary>
    public static readonly string ProjectFolder = FindProjectFolder();

    private readonly Process process;
    private readonly Channel<string> said = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private SurveyProcess(Process process)
    {
        this.process = process;
        output = CaptureAsync(process.StandardOutput, said);
        errors = CaptureAsync(process.StandardError);
    }

    /// <summary>
    /// Starts the program in production. The settings are named like environment variables: <c>Survey__PublicAddress</c>.
    /// </summary>
    public static SurveyProcess Start(TestDatabase database, string[] arguments, params (string Name, string Value)[] settings) =>
        Start(AppContext.BaseDirectory, ProjectFolder, database, arguments, settings);

    /// <summary>Starts the published site on a port of its own.</summary>
    public static async Task<SurveyProcess> StartPublishedAsync(TestDatabase database, params (string Name, string Value)[] settings)
    {
        var folder = await Published.FolderAsync();
        return Start(folder, folder, database, [], [("ASPNETCORE_URLS", "http://127.0.0.1:0"), .. settings]);
    }

    private static SurveyProcess Start(
        string programs,
        string workingFolder,
        TestDatabase? database,
        string[] arguments,
        (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(programs, "LinkWorkerSurvey.Web.dll"), .. arguments])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Survey"] = database?.ConnectionString,
                ["Survey__Secret"] = Convert.ToBase64String(TestDatabase.Secret),
                ["Survey__PublicAddress"] = "http://localhost",
                ["Proxy__Networks__0"] = "none",
                ["DOTNET_TieredPGO"] = "0",
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new SurveyProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Ended> RunAsync(TestDatabase database, params string[] arguments)
    {
        await using var process = Start(database, arguments);
        return await process.EndAsync();
    }

    /// <summary>Runs a command that needs no database, and has none, to its end.</summary>
    public static async Task<Ended> RunWithoutDatabaseAsync(params string[] arguments)
    {
        await using var process = Start(AppContext.BaseDirectory, ProjectFolder, database: null, arguments, []);
        return await process.EndAsync();
    }

    /// <summary>The id of the process.</summary>
    public int Id => process.Id;

    /// <summary>Waits until the site responds, and returns the address on which it listens.</summary>
    public async Task<Uri> AddressAsync()
    {
        // In production the program prints its public address too. The listening address is the last one before this line.
        var words = await SaysAsync("There is no administrator yet.");
        return new Uri(ListeningAddress().Match(words).Value);
    }

    /// <summary>
    /// Waits until the program has printed these words on standard output, and returns its output since the last such call.
    /// </summary>
    public async Task<string> SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var heard = new StringBuilder();
        await foreach (var piece in said.Reader.ReadAllAsync(patience.Token))
        {
            if (heard.Append(piece).ToString().Contains(words, StringComparison.Ordinal))
                return heard.ToString();
        }

        throw new InvalidOperationException($"The program ended without saying '{words}'. {heard} {await errors}");
    }

    /// <summary>Waits until the program ends.</summary>
    public async Task<Ended> EndAsync()
    {
        var (all, wrong) = (await output, await errors);
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, all, wrong);
    }

    /// <summary>Kills the program, as a power cut would, and returns its output.</summary>
    public Task<Ended> KillAsync()
    {
        process.Kill();
        return EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"(?<=(?:answers at|listens on)\s+)http://127\S+")]
    private static partial Regex ListeningAddress();

    private static async Task<string> CaptureAsync(StreamReader stream, Channel<string>? pieces = null)
    {
        var all = new StringBuilder();
        var buffer = new char[4096];
        for (var read = await stream.ReadAsync(buffer); read > 0; read = await stream.ReadAsync(buffer))
        {
            all.Append(buffer, 0, read);
            pieces?.Writer.TryWrite(new string(buffer, 0, read));
        }

        pieces?.Writer.Complete();
        return all.ToString();
    }

    private static string FindProjectFolder()
    {
        var folders = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MvcTestingAppManifest.json")))!;
        return folders[typeof(Program).Assembly.FullName!];
    }

    /// <summary>The exit code and the output of a program.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Errors);
}

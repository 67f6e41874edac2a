using System.Diagnostics;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Publishes the program once per test run, from the build output.</summary>
internal static class Published
{
    private static readonly Lazy<Task<string>> Folder = new(PublishAsync);

    public static Task<string> FolderAsync() => Folder.Value;

    private static async Task<string> PublishAsync()
    {
        // Beside the tests, in place of the last run's output, so that an interrupted run cannot remove it.
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        // Without node reuse: a build node that stays alive would keep the output open until it ends by itself after a quarter of an hour.
        string[] alone = ["-maxcpucount:1", "-nodeReuse:false"];

        // .../bin/Debug/net10.0/
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var publish = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish",
                    SurveyProcess.ProjectFolder,
                    "--no-build",
                    "--configuration",
                    configuration,
                    "--output",
                    folder,
                    "-v",
                    "q",
                    .. alone,
                ])
            {
                RedirectStandardOutput = true,
            })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"The program could not be published. {said}");
    }
}

using System.Diagnostics;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>The program as it is installed: published once a test run, from what was built.</summary>
internal static class Published
{
    private static readonly Lazy<Task<string>> Folder = new(PublishAsync);

    public static Task<string> FolderAsync() => Folder.Value;

    private static async Task<string> PublishAsync()
    {
        // Beside the tests, in the place of what the last run published: a run that is broken off cannot take it away.
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        // No node that the build leaves behind: it would hold the output open, and be waited for until it ends by itself a quarter of an
        // hour later.
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

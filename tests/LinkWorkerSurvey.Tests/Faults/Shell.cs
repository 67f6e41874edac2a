using System.Diagnostics;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Sends signals to processes and runs short commands.</summary>
internal static class Shell
{
    public static Task SignalAsync(string signal, params int[] processes) => RunAsync($"kill -{signal} {string.Join(' ', processes)}");

    public static async Task RunAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardError = true })!;
        var wrong = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, wrong);
    }
}

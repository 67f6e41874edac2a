using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// Creates the folders of this test run: a temporary folder for the tests and the programs they start, and one in memory. Both are deleted
/// after the run, however it ends.
/// </summary>
internal static class RunFolders
{
    private const string Prefix = "link-worker-survey-run-";
    private const string Memory = "/dev/shm";

    // Waits until the run ends, which closes the input. Then waits for servers that are still stopping, because they need their files.
    private const string Remover =
        """
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        read -r _
        IFS='
        '
        tries=100
        for file in $(find "$@" -name postmaster.pid); do
            while kill -0 "$(head -n 1 "$file")" && [ $((tries -= 1)) -gt 0 ]; do sleep 0.1; done
        done
        tries=100
        until rm -rf "$@" || [ $((tries -= 1)) -eq 0 ]; do sleep 0.1; done
        """;

    // Held until the run ends.
    private static readonly List<FileStream> Locks = [];
    private static Process? remover;

    /// <summary>The folder in memory, if it has enough room: a run creates and drops two thousand databases.</summary>
    public static string Fast { get; private set; } = "";

    /// <summary>Creates the folders before any test code runs.</summary>
    [ModuleInitializer]
    internal static void Make()
    {
        // On Windows there is no server for tests and no such shell.
        if (OperatingSystem.IsWindows())
            return;

        var temporary = MakeIn(Path.GetTempPath());
        Fast = Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 8L << 30 ? MakeIn(Memory) : temporary;
        Environment.SetEnvironmentVariable("TMPDIR", temporary);
        string[] all = [temporary, LockOf(temporary), Fast, LockOf(Fast)];
        remover = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Remover, "remover", .. all]) { RedirectStandardInput = true });
    }

    private static string MakeIn(string parent)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, Prefix + "*"))
            RemoveUnlessInUse(left);
        var folder = Path.Combine(parent, Prefix + Guid.NewGuid().ToString("N")[..8]);
        Locks.Add(Lock(folder));
        return Directory.CreateDirectory(folder).FullName;
    }

    // Deletes the folder of a run whose remover was killed too. The folder of a live run has a lock that no other process can take.
    private static void RemoveUnlessInUse(string folder)
    {
        try
        {
            using var gone = Lock(folder);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is in use, or belongs to another user.
        }
    }

    private static FileStream Lock(string folder) =>
        new(LockOf(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    private static string LockOf(string folder) => folder + ".lock";
}

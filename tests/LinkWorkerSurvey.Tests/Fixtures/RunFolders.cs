using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// The folders of this test run: a temporary folder for the tests and for every program they start, and one in memory. They go with the
/// run, however it ends.
/// </summary>
internal static class RunFolders
{
    private const string Prefix = "link-worker-survey-run-";
    private const string Memory = "/dev/shm";

    // Waits for the end of the run, at which its input closes, then for servers that are still stopping: they need their files for it.
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

    // Held as long as the run lives.
    private static readonly List<FileStream> Locks = [];
    private static Process? remover;

    /// <summary>A folder in memory where there is room for it: a run makes and drops two thousand databases.</summary>
    public static string Fast { get; private set; } = "";

    /// <summary>Makes the folders before anything of the tests runs.</summary>
    [ModuleInitializer]
    internal static void Make()
    {
        // There is no server for tests on Windows, and no such shell.
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

    // Of a run whose remover was killed as well. The folder of a run that lives has a lock that nobody else can take.
    private static void RemoveUnlessInUse(string folder)
    {
        try
        {
            using var gone = Lock(folder);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // In use, or another account's.
        }
    }

    private static FileStream Lock(string folder) =>
        new(LockOf(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);

    private static string LockOf(string folder) => folder + ".lock";
}

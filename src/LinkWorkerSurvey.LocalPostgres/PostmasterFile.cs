using System.Diagnostics;
using System.Globalization;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>
/// The file postmaster.pid, which a running server keeps in its cluster. Its lines are process, folder, start time, port, sockets, address,
/// shared memory key and state.
/// </summary>
internal sealed class PostmasterFile
{
    private readonly string[] lines;

    private PostmasterFile(string[] lines) => this.lines = lines;

    public int Port => lines.Length > 3 ? int.Parse(lines[3], CultureInfo.InvariantCulture) : 0;

    public bool IsReady => lines.Length > 7 && lines[7].Trim() == "ready";

    public string Pid => lines.Length > 0 ? lines[0].Trim() : "";

    public static PostmasterFile? Read(string cluster)
    {
        var path = Path.Combine(cluster, "postmaster.pid");
        try
        {
            return new PostmasterFile(File.ReadAllLines(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Returns whether the process that the file names is alive and is the server of this cluster. After a reboot another process may have
    /// the same process id.
    /// </summary>
    public bool NamesItsServer()
    {
        if (!int.TryParse(Pid, NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
            return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            return process.ProcessName == "postgres" && (!OperatingSystem.IsLinux() || IsInItsFolder());
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A server's working directory is its cluster, so it contains the same file. A dead process that is not yet reaped has no directory.
    private bool IsInItsFolder()
    {
        try
        {
            return File.ReadLines($"/proc/{Pid}/cwd/postmaster.pid").Take(3).SequenceEqual(lines.Take(3));
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}

using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>The files of a local server: the PostgreSQL cluster (data directory), the superuser's password and the log.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Unfinished = "unfinished-";

    public DataFolder(string path) => Path = System.IO.Path.GetFullPath(path);

    public string Path { get; }

    public string Cluster => Inside("postgres");

    public string Log => Inside("server.log");

    private string PasswordFile => Inside("password");

    /// <summary>
    /// Acquires the folder's lock, which one caller at a time can hold, across processes too. Two calls that start a server on the same
    /// folder then run one after the other.
    /// </summary>
    public async Task<IDisposable> TakeTurnAsync(TimeSpan poll, CancellationToken ct)
    {
        Directory.CreateDirectory(Path);
        while (true)
        {
            try
            {
                return new FileStream(Inside("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.GetType() == typeof(IOException))
            {
                await Task.Delay(poll, ct);
            }
        }
    }

    /// <summary>
    /// Creates the cluster if there is none. An interrupted attempt leaves nothing that a later start could mistake for a cluster.
    /// </summary>
    public async Task InitialiseAsync(PostgresBinaries programs, OperatingSystemUser account, bool durable, CancellationToken ct)
    {
        RemoveUnfinished();
        if (Directory.Exists(Cluster))
            return;

        var attempt = Inside(Unfinished + Guid.NewGuid().ToString("N"));
        var cluster = System.IO.Path.Combine(attempt, "postgres");
        var passwordFile = System.IO.Path.Combine(attempt, "password");
        Directory.CreateDirectory(attempt, OwnerOnly | UnixFileMode.UserExecute);
        try
        {
            var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
            Write(passwordFile, password);
            await account.TakeOverAsync(attempt, ct);
            List<string> words =
            [
                .. account.Prefix, programs.Initdb, "-D", cluster, "--no-locale", "--encoding=UTF8", "--auth=scram-sha-256",
                "--username=postgres", $"--pwfile={passwordFile}", "--no-instructions",
            ];
            if (!durable)
                words.Add("--no-sync");
            var initdb = await Command.RunAsync(words, ct);
            if (!initdb.Succeeded)
                throw new LocalServerException($"PostgreSQL cannot make its data in {Path}: {initdb.Error}");
            Write(PasswordFile, password);
            Directory.Move(cluster, Cluster);
        }
        finally
        {
            RemoveUnfinished();
        }
    }

    public string ReadPassword()
    {
        if (!File.Exists(PasswordFile))
            throw new LocalServerException(
                $"{PasswordFile} is missing, and without it the data in {Path} cannot be opened: put it back, or delete the folder to "
                    + "begin with an empty database.");
        return File.ReadAllText(PasswordFile).Trim();
    }

    public bool LogSays(string words) => File.Exists(Log) && File.ReadAllText(Log).Contains(words, StringComparison.Ordinal);

    public string LogTail() =>
        File.Exists(Log)
            ? $" The end of {Log}:{Environment.NewLine}{string.Join(Environment.NewLine, File.ReadLines(Log).TakeLast(10))}"
            : "";

    private static void Write(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = OwnerOnly,
        });
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private string Inside(string name) => System.IO.Path.Combine(Path, name);

    private void RemoveUnfinished()
    {
        foreach (var attempt in Directory.EnumerateDirectories(Path, Unfinished + "*"))
        {
            try
            {
                Directory.Delete(attempt, recursive: true);
            }
            catch (IOException)
            {
                // The initdb of a killed process may still write to the folder. A later start deletes the folder.
            }
        }
    }
}

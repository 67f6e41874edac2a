using System.Reflection;
using System.Runtime.InteropServices;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>The programs of one PostgreSQL installation, in its bin folder.</summary>
internal sealed record PostgresBinaries(string Folder)
{
    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    public static PostgresBinaries In(string? binFolder)
    {
        var programs = new PostgresBinaries(string.IsNullOrWhiteSpace(binFolder) ? NpmFolder() : Path.GetFullPath(binFolder));
        if (File.Exists(programs.Initdb) && File.Exists(programs.Postgres))
            return programs;

        throw new LocalServerException(
            $"There is no PostgreSQL (initdb, postgres) in {programs.Folder}: build again with Node.js 20 or later, or "
                + $"{LocalServerException.Elsewhere}.");
    }

    private static string NpmFolder()
    {
        var system = OperatingSystem.IsLinux() ? "linux" : OperatingSystem.IsMacOS() ? "darwin" : "other";
        var platform = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        if (platform is not ("linux-x64" or "linux-arm64" or "darwin-x64" or "darwin-arm64"))
            throw new LocalServerException($"There is no built-in PostgreSQL for {platform}: {LocalServerException.Elsewhere}.");

        var platforms = typeof(PostgresBinaries)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(a => a.Key == "NpmPlatforms")
            .Value!;
        return Path.Combine(platforms, platform, "native", "bin");
    }
}

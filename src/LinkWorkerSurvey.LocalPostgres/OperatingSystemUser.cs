using System.Runtime.Versioning;

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>
/// The operating system user that runs PostgreSQL: the current user or, for root, an unprivileged account. PostgreSQL refuses to run as
/// root.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class OperatingSystemUser
{
    private readonly string? owner;

    private OperatingSystemUser(string? owner, IReadOnlyList<string> prefix)
    {
        this.owner = owner;
        Prefix = prefix;
    }

    /// <summary>The words to put before a command so that this user runs it; empty for the current user.</summary>
    public IReadOnlyList<string> Prefix { get; }

    public static async Task<OperatingSystemUser> ForAsync(string folder, string cluster, PostgresBinaries programs, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return new OperatingSystemUser(null, []);
        if (!OperatingSystem.IsLinux())
            throw new LocalServerException("PostgreSQL refuses to run as root: start this program as an ordinary user.");

        // If the cluster already belongs to an ordinary user, that user remains its owner.
        var owner = await OwnerOfAsync(cluster, ct)
            ?? await IdsAsync("postgres", ct)
            ?? await IdsAsync("nobody", ct)
            ?? throw new LocalServerException(
                "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as: add one.");
        var ids = owner.Split(':');
        string[] prefix = ["setpriv", $"--reuid={ids[0]}", $"--regid={ids[1]}", "--clear-groups"];
        // Other users cannot enter folders such as /root, so the server gets CAP_DAC_OVERRIDE and no other capability. PostgreSQL looks for
        // its own programs with access(2), which ignores that capability unless the secure bit is set.
        if (!await CanReachAsync(prefix, folder, programs, ct))
            prefix = [.. prefix, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup"];

        var account = new OperatingSystemUser(owner, prefix);
        if (Directory.Exists(cluster))
            await account.TakeOverAsync(cluster, ct);
        return account;
    }

    public async Task TakeOverAsync(string path, CancellationToken ct)
    {
        if (owner is null)
            return;
        var chown = await Command.RunAsync(["chown", "-R", owner, path], ct);
        if (!chown.Succeeded)
            throw new LocalServerException($"The account that runs PostgreSQL cannot be given {path}: {chown.Error}");
    }

    private static async Task<string?> OwnerOfAsync(string path, CancellationToken ct)
    {
        var stat = await Command.RunAsync(["stat", "-c", "%u:%g", path], ct);
        return stat.Succeeded && !stat.Output.StartsWith("0:", StringComparison.Ordinal) ? stat.Output : null;
    }

    private static async Task<string?> IdsAsync(string user, CancellationToken ct)
    {
        var uid = await Command.RunAsync(["id", "-u", user], ct);
        var gid = await Command.RunAsync(["id", "-g", user], ct);
        return uid.Succeeded && gid.Succeeded ? $"{uid.Output}:{gid.Output}" : null;
    }

    private static async Task<bool> CanReachAsync(string[] prefix, string folder, PostgresBinaries programs, CancellationToken ct)
    {
        const string script = "test -x \"$1\" && test -x \"$2\" && test -x \"$3\"";
        var test = await Command.RunAsync([.. prefix, "sh", "-c", script, "sh", programs.Initdb, programs.Postgres, folder], ct);
        return test.Succeeded;
    }
}

namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>The settings of a <see cref="LocalServer"/>, including the location of its data.</summary>
public sealed record LocalServerOptions
{
    /// <summary>The folder for the cluster, the superuser's password and the log; created if missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>
    /// The folder with the programs <c>initdb</c> and <c>postgres</c> (version 15 or later); null for the copy that npm installed.
    /// </summary>
    public string? BinFolder { get; init; }

    /// <summary>Whether committed data survives a power cut. False is faster, for test runs that discard their data.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The TCP port to listen on, for a server that must have the same port after a restart; null for any free port.</summary>
    public int? Port { get; init; }

    /// <summary>The maximum number of connections, PostgreSQL's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 100;
}

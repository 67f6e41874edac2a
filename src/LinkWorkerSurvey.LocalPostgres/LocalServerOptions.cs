namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>The location of a <see cref="LocalServer"/>'s data and the settings it runs with.</summary>
public sealed record LocalServerOptions
{
    /// <summary>The folder of the cluster, its password and its log; created if missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c> (version 15 or later); null for the one that npm installed.</summary>
    public string? BinFolder { get; init; }

    /// <summary>Whether committed data survives a power cut. False is faster, for test runs whose data is discarded.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The TCP port to listen on, for a server that must be found again after a restart; null for any free port.</summary>
    public int? Port { get; init; }

    /// <summary>The maximum number of connections, PostgreSQL's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 100;
}

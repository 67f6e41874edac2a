namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>Where a <see cref="LocalServer"/> keeps its data and how it runs.</summary>
public sealed record LocalServerOptions
{
    /// <summary>Holds the cluster, its password and its log; made when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The folder with <c>initdb</c> and <c>postgres</c> (15 or later); null: the ones npm installed.</summary>
    public string? BinFolder { get; init; }

    /// <summary>False trades safety at a power cut for speed: for test runs, whose data nobody keeps.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>The TCP port to listen on, so that a server started again is found where it was; null: any that is free.</summary>
    public int? Port { get; init; }

    /// <summary>PostgreSQL's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 100;
}

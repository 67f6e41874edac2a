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

    /// <summary>PostgreSQL's <c>max_connections</c>.</summary>
    public int MaxConnections { get; init; } = 100;
}

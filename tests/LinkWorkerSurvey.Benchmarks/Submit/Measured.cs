using System.Globalization;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>One line of the result: a load, what it stored and what it cost.</summary>
internal sealed record Measured(
    string What,
    int Clients,
    Load Load,
    long Stored,
    double WalBytes,
    double ServerSeconds,
    double DatabaseSeconds)
{
    public const string Heading =
        "| | clients | flows a second | p50 ms | p95 ms | p99 ms | acknowledged | stored | failed | WAL bytes a flow "
        + "| server processor ms a flow: program | database | both |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>Adds several runs of the same load.</summary>
    public static Measured Sum(IReadOnlyList<Measured> turns) => turns[0] with
    {
        Load = Load.Sum([.. turns.Select(turn => turn.Load)]),
        Stored = turns.Sum(turn => turn.Stored),
        WalBytes = turns.Sum(turn => turn.WalBytes),
        ServerSeconds = turns.Sum(turn => turn.ServerSeconds),
        DatabaseSeconds = turns.Sum(turn => turn.DatabaseSeconds),
    };

    public double Program => ServerSeconds * 1000 / Load.Completed;

    public double Database => DatabaseSeconds * 1000 / Load.Completed;

    public double Both => Program + Database;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {What} | {Clients} | {Load.PerSecond:N0} | {Load.Percentile(0.5):N1} | {Load.Percentile(0.95):N1} | "
                + $"{Load.Percentile(0.99):N1} | {Load.Completed:N0} | {Stored:N0} | {Load.Failed:N0} | {WalBytes / Load.Completed:N0} | "
                + $"{Program:N2} | {Database:N2} | {Both:N2} |");
}

using System.Globalization;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Faults happen one after another beside the other tests: most of their time is spent waiting.</summary>
[CollectionDefinition(Name)]
public sealed class FaultRun
{
    public const string Name = "Faults";

    /// <summary>A fault that met fewer forms on their way does not count.</summary>
    public const int Enough = 20;

    /// <summary>One seed, or as many as SURVEY_FAULT_SEEDS says: when faults happen differs between them.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("SURVEY_FAULT_SEEDS") ?? "1", CultureInfo.InvariantCulture))];
}

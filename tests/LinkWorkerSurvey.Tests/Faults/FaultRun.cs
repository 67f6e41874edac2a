using System.Globalization;

namespace LinkWorkerSurvey.Tests.Faults;

/// <summary>Runs the fault tests one after another beside the other tests, because they mostly wait.</summary>
[CollectionDefinition(Name)]
public sealed class FaultRun
{
    public const string Name = "Faults";

    /// <summary>The minimum number of forms in flight for a fault to count.</summary>
    public const int Enough = 20;

    /// <summary>The seeds of the run: one, or as many as SURVEY_FAULT_SEEDS states. They determine when faults happen.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("SURVEY_FAULT_SEEDS") ?? "1", CultureInfo.InvariantCulture))];
}

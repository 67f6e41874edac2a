using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>Reads the sign of a percentage: '%' or 'per cent'.</summary>
internal static class PercentSign
{
    /// <summary>Returns the number of tokens of the sign at an index; 0 if none stands there.</summary>
    public static int Length(Sentence sentence, int at) =>
        sentence.Is(at, "%", "percent", "pc") ? 1
        : sentence.Begins(at, "per", "cent") ? 2
        : 0;
}

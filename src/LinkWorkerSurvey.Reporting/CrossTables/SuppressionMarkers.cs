namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The texts that tables show for suppressed cells.</summary>
public static class SuppressionMarkers
{
    /// <summary>Returns the marker that a suppressed cell shows.</summary>
    public static string Marker(this SuppressionReason why) => why == SuppressionReason.BaseUnder10 ? "[b]" : "[c]";

    /// <summary>Returns the meaning of the marker, as the second part of a sentence.</summary>
    public static string Meaning(this SuppressionReason why) =>
        why == SuppressionReason.BaseUnder10
            ? "fewer than 10 respondents, or all but fewer than 10, are in its row or column"
            : "fewer than 5 respondents, or would reveal a number under 5";
}

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The texts that tables show for suppressed cells.</summary>
public static class SuppressionMarkers
{
    /// <summary>
    /// The marker that every suppressed figure shows, whatever the reason: the shorthand for 'confidential' in UK official statistics.
    /// </summary>
    public const string Marker = "[c]";

    /// <summary>Returns the reason in words, as the second part of a sentence.</summary>
    public static string Meaning(this SuppressionReason why) => why switch
    {
        SuppressionReason.BaseUnder10 => "its row or column has 1 to 9 respondents, or leaves out 1 to 9",
        SuppressionReason.FewerThan5 => "fewer than 5 respondents, or would reveal such a number",
    };
}

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>When a base is marked as small. The limits are a convention of survey reports, not a theorem.</summary>
public static class BaseMarks
{
    /// <summary>A base under this many respondents is bracketed.</summary>
    public const int BracketedUnder = 50;

    /// <summary>A base under this many respondents is flagged instead.</summary>
    public const int FlaggedUnder = 30;

    /// <summary>The mark of a base, in respondents.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The base is negative.</exception>
    public static BaseMark Of(int respondents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(respondents);
        return respondents switch { < FlaggedUnder => BaseMark.Flagged, < BracketedUnder => BaseMark.Bracketed, _ => BaseMark.None };
    }
}

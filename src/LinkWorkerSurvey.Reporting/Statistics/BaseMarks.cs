namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The limits under which a base is marked as small. They follow the convention of survey reports, not a statistical theorem.
/// </summary>
public static class BaseMarks
{
    /// <summary>The limit under which a base is bracketed, in respondents.</summary>
    public const int BracketedUnder = 50;

    /// <summary>The limit under which a base is flagged instead of bracketed, in respondents.</summary>
    public const int FlaggedUnder = 30;

    /// <summary>
    /// Returns the mark of a base. If percentages are of mentions, the base to pass is the number of respondents who made them: many
    /// mentions by few people are as uncertain as the few people.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The base is negative.</exception>
    public static BaseMark Of(int respondents)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(respondents);
        return respondents switch { < FlaggedUnder => BaseMark.Flagged, < BracketedUnder => BaseMark.Bracketed, _ => BaseMark.None };
    }

    /// <summary>Returns a base as it is printed: in brackets if it is bracketed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The base is negative.</exception>
    public static string InPrint(int respondents) => Of(respondents) == BaseMark.Bracketed ? $"({respondents})" : $"{respondents}";
}

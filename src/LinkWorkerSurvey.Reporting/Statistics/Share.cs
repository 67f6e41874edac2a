namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>A count of respondents as a proportion of a base. The count and the base are mentions if percentages are of mentions.</summary>
public readonly record struct Share
{
    /// <summary>Creates a share from a count and its base.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or larger than the base.</exception>
    public Share(int count, int outOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, outOf);
        (Count, Base) = (count, outOf);
    }

    /// <summary>The count, in respondents or mentions; 0 to <see cref="Base"/>.</summary>
    public int Count { get; }

    /// <summary>The base, in the same unit as the count; 0 if nobody is in it.</summary>
    public int Base { get; }

    /// <summary>
    /// The percentage, 0 to 100, rounded to a whole number from the exact ratio, with half rounded up; null if the base is 0.
    /// </summary>
    public int? Percent => Base == 0 ? null : (int)(((200L * Count) + Base) / (2L * Base));

    /// <summary>
    /// The percentage as tables and charts print it, so that rounding makes neither nobody nor everybody of a share that is neither: '-'
    /// for a count of 0, '&lt;1%' for a count above 0 that rounds to 0%, '&gt;99%' for a count below the base that rounds to 100%.
    /// </summary>
    public string InPrint => this switch
    {
        { Count: 0 } => "-",
        { Percent: 0 } => "<1%",
        { Percent: 100 } when Count < Base => ">99%",
        _ => $"{Percent}%",
    };

    /// <summary>The same for sentences, and for people who listen to them: 'nobody', 'less than 1%', 'more than 99%'.</summary>
    public string InWords => InPrint switch { "-" => "nobody", "<1%" => "less than 1%", ">99%" => "more than 99%", var percent => percent };
}

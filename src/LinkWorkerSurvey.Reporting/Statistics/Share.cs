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

    /// <summary>The percentage as tables print it: '-' for a count of 0, '0' for a count above 0 but under half of one per cent.</summary>
    public string InPrint => this switch { { Count: 0 } => "-", { Percent: 0 } => "0", _ => $"{Percent}%" };
}

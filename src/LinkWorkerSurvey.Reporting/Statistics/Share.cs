namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Some respondents out of a base.</summary>
public readonly record struct Share
{
    /// <summary>Takes <paramref name="count"/> respondents out of <paramref name="outOf"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative or larger than the base.</exception>
    public Share(int count, int outOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, outOf);
        (Count, Base) = (count, outOf);
    }

    /// <summary>The respondents in it.</summary>
    public int Count { get; }

    /// <summary>The respondents it is of.</summary>
    public int Base { get; }

    /// <summary>The whole percentage, 0 to 100, half rounded away from zero, from the exact ratio; null on an empty base.</summary>
    public int? Percent => Base == 0 ? null : (int)(((200L * Count) + Base) / (2L * Base));

    /// <summary>The percentage as tables print it: '-' is nobody, '0' is somebody but under half of one per cent.</summary>
    public string InPrint => this switch { { Count: 0 } => "-", { Percent: 0 } => "0", _ => $"{Percent}%" };
}

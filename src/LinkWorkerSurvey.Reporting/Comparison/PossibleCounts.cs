namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>
/// The respondents of a category as far as they are known: one number, or several where only a rounded percentage was printed.
/// </summary>
/// <param name="Low">The fewest.</param>
/// <param name="High">The most; never under <paramref name="Low"/>, and equal to it where the number is known.</param>
public readonly record struct PossibleCounts(int Low, int High);

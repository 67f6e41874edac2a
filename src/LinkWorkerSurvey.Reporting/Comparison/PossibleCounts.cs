namespace LinkWorkerSurvey.Reporting.Comparison;

/// <summary>The possible numbers of respondents in a category: one number, or a range if only a rounded percentage was published.</summary>
/// <param name="Low">The lowest possible number.</param>
/// <param name="High">The highest possible number; never under <paramref name="Low"/>, and equal to it if the number is known.</param>
public readonly record struct PossibleCounts(int Low, int High);

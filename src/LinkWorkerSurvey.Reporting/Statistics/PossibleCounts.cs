namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// The possible values of a number of respondents: one value if it is known, otherwise a range. A published percentage that was rounded,
/// for example, or a suppressed count leaves a range.
/// </summary>
/// <param name="Low">The lowest possible number.</param>
/// <param name="High">The highest possible number; never under <paramref name="Low"/>, and equal to it if the number is known.</param>
public readonly record struct PossibleCounts(int Low, int High);

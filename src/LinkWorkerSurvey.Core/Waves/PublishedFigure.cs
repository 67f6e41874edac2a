namespace LinkWorkerSurvey.Core.Waves;

/// <summary>A percentage as published, and the numbers of respondents that round to it.</summary>
/// <param name="Percent">A whole percentage of the base.</param>
/// <param name="Low">The smallest number of respondents that rounds to it.</param>
/// <param name="High">The largest number; equal to <paramref name="Low"/> if only one number rounds to it.</param>
public sealed record PublishedFigure(int Percent, int Low, int High);

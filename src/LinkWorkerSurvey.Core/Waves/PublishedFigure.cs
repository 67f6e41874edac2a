namespace LinkWorkerSurvey.Core.Waves;

/// <summary>A percentage as it was printed, and the numbers of respondents that round to it.</summary>
/// <param name="Percent">A whole percentage of the base.</param>
/// <param name="Low">The fewest respondents that give it.</param>
/// <param name="High">The most; equal to <paramref name="Low"/> where the percentage names one number.</param>
public sealed record PublishedFigure(int Percent, int Low, int High);

namespace LinkWorkerSurvey.Core.Waves;

/// <summary>A published percentage, with the range of respondent counts that round to it.</summary>
/// <param name="Percent">The published percentage of the base, as a whole number.</param>
/// <param name="Low">The smallest number of respondents whose share of the base rounds to the percentage.</param>
/// <param name="High">
/// The largest number of respondents whose share of the base rounds to the percentage; equal to <paramref name="Low"/> if there is only one
/// such number.
/// </param>
public sealed record PublishedFigure(int Percent, int Low, int High);

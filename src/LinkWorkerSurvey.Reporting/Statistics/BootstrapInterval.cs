namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// A 95% confidence interval by the percentile method of the bootstrap: 95% of the random resamples of the units gave a value between its
/// limits. It holds only if the units are a random sample of those that the coders code. It is too narrow for few units, and if no resample
/// contains a disagreement both limits are 1, whatever the coders would do with other units.
/// </summary>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit; never under <paramref name="Low"/>.</param>
/// <param name="Resamples">The number of resamples drawn.</param>
/// <param name="Undefined">
/// The number of these resamples in which every decision is the same, so that the statistic is 0 divided by 0. The interval leaves them
/// out.
/// </param>
public sealed record BootstrapInterval(double Low, double High, int Resamples, int Undefined);

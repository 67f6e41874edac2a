namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

internal static class Near
{
    // The tolerance is relative, so that small p-values are compared by their digits. The absolute tolerance allows for references that
    // calculate a p-value as 1 minus a rounded number.
    public static void Equal(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
            Assert.InRange(actual!.Value, value - Slack(value), value + Slack(value));
    }

    // Four standard errors of the difference of two simulated p-values, one of 1,000,000 random tables and one of 9,999. Both are
    // multiplied by the number of tests, and are 1 at most.
    public static void EqualSimulated(double expected, double actual, int tests = 1)
    {
        var p = expected / tests;
        Assert.InRange(Math.Abs(expected - actual), 0, 4 * tests * Math.Sqrt(p * (1 - p) * ((1 / 1e6) + (1 / 9_999.0))));
    }

    private static double Slack(double value) => (1e-10 * Math.Abs(value)) + 1e-14;
}

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

    private static double Slack(double value) => (1e-10 * Math.Abs(value)) + 1e-14;
}

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

internal static class Near
{
    // Relative, so that small p-values are compared to their digits; what is left is what a reference rounds away when it takes a p-value
    // from 1.
    public static void Equal(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value)
            Assert.InRange(actual!.Value, value - Slack(value), value + Slack(value));
    }

    private static double Slack(double value) => (1e-10 * Math.Abs(value)) + 1e-14;
}

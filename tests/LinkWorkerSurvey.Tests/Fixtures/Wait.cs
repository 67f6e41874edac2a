namespace LinkWorkerSurvey.Tests.Fixtures;

internal static class Wait
{
    /// <summary>Polls a condition until it is true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> reached)
    {
        var give = DateTime.UtcNow.AddSeconds(60);
        while (!await reached())
            Assert.True(DateTime.UtcNow < give, "It did not come to that within a minute.");
    }
}

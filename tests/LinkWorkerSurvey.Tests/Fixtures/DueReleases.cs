using LinkWorkerSurvey.Core.Responses.Release;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Releases once what the program's service finds due and releases every few seconds.</summary>
internal static class DueReleases
{
    public static async Task ReleaseDueAsync(this Releaser releaser)
    {
        var due = await releaser.FindDueAsync();
        await Task.WhenAll(due.Select(window => releaser.ReleaseAllAsync(window)));
    }
}

using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// Screenshots of pages, for inspection by people. They are taken only if SURVEY_TEST_SCREENSHOTS names a folder for them, because
/// drawing all pages in full takes longer than checking them.
/// </summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("SURVEY_TEST_SCREENSHOTS") is { Length: > 0 } named
        ? Directory.CreateDirectory(named).FullName
        : null;

    /// <summary>Takes a screenshot of the whole page.</summary>
    public static Task TakeAsync(IPage page, string name) =>
        Folder is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = At(name), FullPage = true });

    /// <summary>Takes a screenshot of a part of a page.</summary>
    public static Task TakeAsync(ILocator part, string name) =>
        Folder is null ? Task.CompletedTask : part.ScreenshotAsync(new() { Path = At(name) });

    /// <summary>Stores an image that the program has drawn.</summary>
    public static Task StoreAsync(byte[] png, string name) =>
        Folder is null ? Task.CompletedTask : File.WriteAllBytesAsync(At(name), png);

    private static string At(string name) => Path.Combine(Folder!, $"{name}.png");
}

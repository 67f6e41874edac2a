using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>The headless browser of this test run: the one unpacked at build, or the one that SURVEY_TEST_BROWSER names.</summary>
internal static class Browsers
{
    private static readonly string Folder = typeof(Browsers)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "BrowserFolder")
        .Value!;
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private static readonly Lazy<Task<IBrowser>> Running = new(LaunchAsync);
    private static readonly ConcurrentDictionary<Uri, ConcurrentBag<IBrowserContext>> Open = [];

    // Playwright changes the console's encoding when it starts. With the console's own writers, this waits for a writer that another
    // thread is writing a log with, which waits for the console: a deadlock. The encoding does not touch writers that were set.
    [ModuleInitializer]
    internal static void KeepConsoleWriters()
    {
        Console.SetOut(Console.Out);
        Console.SetError(Console.Error);
    }

    /// <summary>Opens a browser context of its own, which shares nothing with others. It is closed with its site.</summary>
    public static async Task<IBrowserContext> OpenAsync(Uri site, int width = 1280, bool script = true)
    {
        var context = await (await Running.Value).NewContextAsync(
            new()
            {
                BaseURL = site.ToString(),
                ViewportSize = new() { Width = width, Height = 900 },
                JavaScriptEnabled = script,
                ReducedMotion = ReducedMotion.Reduce,
            });
        Open.GetOrAdd(site, _ => []).Add(context);
        return context;
    }

    /// <summary>Closes the contexts that were opened on a site, whose pages would ask it again and again after its end.</summary>
    public static async Task CloseAsync(Uri site)
    {
        if (Open.TryRemove(site, out var contexts))
            await Task.WhenAll(contexts.Select(context => context.CloseAsync()));
    }

    /// <summary>
    /// Completes when the page shown has its style sheet and scripts. It asks the page itself, because a page that follows another can be
    /// loaded before the browser's event of that is waited for.
    /// </summary>
    public static Task LoadedAsync(this IPage page) => page.WaitForFunctionAsync("document.readyState === 'complete'");

    /// <summary>Opens a browser that stores its profile in a folder until it is closed.</summary>
    public static async Task<IBrowserContext> OpenProfileAsync(Uri site, string folder, bool script)
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            BaseURL = site.ToString(),
            JavaScriptEnabled = script,
            ExecutablePath = Program(),
            Args = Arguments,
            Env = Libraries(),
        });
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program(), Args = Arguments, Env = Libraries() });
    }

    private static string Program()
    {
        var program = Environment.GetEnvironmentVariable("SURVEY_TEST_BROWSER") ?? Path.Combine(Folder, "chromium");
        return File.Exists(program)
            ? program
            : throw new InvalidOperationException($"There is no browser at {program}: name a Chromium in SURVEY_TEST_BROWSER.");
    }

    // The libraries and fonts that come with the browser, for a machine that has none.
    private static IEnumerable<KeyValuePair<string, string>> Libraries() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .Select(e => KeyValuePair.Create((string)e.Key, (string)e.Value!))
        .Where(e => e.Key is not ("LD_LIBRARY_PATH" or "FONTCONFIG_PATH"))
        .Append(KeyValuePair.Create("LD_LIBRARY_PATH", Path.Combine(Folder, "al2023", "lib")))
        .Append(KeyValuePair.Create("FONTCONFIG_PATH", Path.Combine(Folder, "fonts")));
}

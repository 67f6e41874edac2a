namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>What the web server takes and how it answers.</summary>
internal static class WebServer
{
    // Far above the largest form: a body up to this is read to its end before the connection closes, so that whoever sent too much sees the
    // page that says so.
    private const long LargestBody = 8 * 1024 * 1024;

    public static void AddWebServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = true);
    }

    // No other rendered page is compressed: beside a code or a token its length could tell what it is. See docs/decisions/0024.
    public static void UseCompressedPages(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path == "/what-we-store", page => page.UseResponseCompression());
}

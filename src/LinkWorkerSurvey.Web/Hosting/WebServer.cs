namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Configures the size limit of requests and the compression of responses.</summary>
internal static class WebServer
{
    // Far larger than the largest form. The server reads a body up to this size to its end, so that the sender sees the error page.
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

    // This middleware compresses no other rendered page: next to a code or a token, the compressed length could reveal it. GzippedPage
    // compresses cached pages, but not the codes in them. See docs/decisions/0024.
    public static void UseCompressedPages(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path == "/what-we-store"
                || context.Request.Path.StartsWithSegments("/reports", StringComparison.Ordinal),
            page => page.UseResponseCompression());
}

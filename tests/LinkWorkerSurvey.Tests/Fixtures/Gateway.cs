using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>
/// A reverse proxy in front of several instances. <paramref name="choose"/> selects the instance of each request, and the response is
/// streamed back.
/// </summary>
internal sealed class Gateway(Func<PathString, Uri> choose) : IAsyncDisposable
{
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private WebApplication? app;

    public async Task<Uri> ListenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(CarryAsync);
        await app.StartAsync();
        return new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await Browsers.CloseAsync(new Uri(app.Urls.Single()));
            await app.DisposeAsync();
        }

        client.Dispose();
    }

    private async Task CarryAsync(HttpContext context)
    {
        var (asked, cancel) = (context.Request, context.RequestAborted);
        using var request = new HttpRequestMessage(
            new HttpMethod(asked.Method),
            new Uri(choose(asked.Path), asked.Path + asked.QueryString.Value));
        if (asked.ContentLength > 0)
            request.Content = new StreamContent(asked.Body);
        foreach (var (name, values) in asked.Headers.Where(h => h.Key is not "Connection"))
        {
            if (!request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using var answer = await client.SendAsync(request, cancel);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not "Transfer-Encoding"))
            context.Response.Headers[name] = values.ToArray();
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[64 * 1024];
        try
        {
            for (var read = await body.ReadAsync(buffer, cancel); read > 0; read = await body.ReadAsync(buffer, cancel))
            {
                await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), cancel);
                await context.Response.Body.FlushAsync(cancel);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or HttpRequestException)
        {
            // Either side has ended the connection: a page that was left, or an instance that stops.
            context.Abort();
        }
    }
}

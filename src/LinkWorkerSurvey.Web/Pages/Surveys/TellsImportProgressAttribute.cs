using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>
/// Streams the progress of an import as lines of JSON to a script that sends Accept: application/x-ndjson. The last line contains the
/// response: its HTML or its redirect. A stream that ends without that line was interrupted.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TellsImportProgressAttribute : Attribute, IAsyncResourceFilter
{
    /// <summary>The media type that a script sends in the Accept header to receive progress.</summary>
    public const string Lines = "application/x-ndjson";

    // A script parses this JSON and no page embeds it, so characters need no HTML escaping.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Accept != Lines)
        {
            await next();
            return;
        }

        var lines = Channel.CreateUnbounded<ImportLine>();
        http.Features.Set(new ImportProgress(lines.Writer, http.RequestAborted));
        var (head, body) = (
            http.Features.GetRequiredFeature<IHttpResponseFeature>(),
            http.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        var telling = TellAsync(lines.Reader, head, body);

        using var page = new MemoryStream();
        var made = new HttpResponseFeature();
        http.Features.Set<IHttpResponseFeature>(made);
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(page));
        var executed = await next();
        http.Features.Set(head);
        http.Features.Set(body);

        if (executed.Exception is null && made.Headers.Location is [{ } location])
            lines.Writer.TryWrite(new ImportLine(Location: location));
        else if (executed.Exception is null && made.StatusCode == StatusCodes.Status200OK)
            lines.Writer.TryWrite(new ImportLine(Html: Encoding.UTF8.GetString(page.ToArray())));
        else if (!head.HasStarted)
            head.StatusCode = made.StatusCode;
        lines.Writer.Complete();
        await telling;
    }

    // The response starts with the first line, so that an earlier failure is answered with its usual status code.
    private static async Task TellAsync(ChannelReader<ImportLine> lines, IHttpResponseFeature head, IHttpResponseBodyFeature body)
    {
        await foreach (var line in lines.ReadAllAsync())
        {
            if (!head.HasStarted)
            {
                head.Headers.ContentType = Lines;
                head.Headers.CacheControl = "no-store";
                body.DisableBuffering();
            }

            await body.Stream.WriteAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(line, Json), (byte)'\n']);
            await body.Stream.FlushAsync();
        }
    }
}

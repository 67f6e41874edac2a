using System.Runtime.CompilerServices;
using System.Text;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Caches the HTML of an empty form or a thank-you page of a survey window. Two such pages differ only in the withdrawal code and, in a
/// form, an encrypted time, both of constant length. Each request writes its own values into a copy of the cached bytes. A page is cached
/// as long as the window object in <see cref="SurveyLinkCache"/>, by window, state and host. Whatever else changes a page, such as a
/// language, must become a part of this key.
/// </summary>
internal sealed class CachedPage
{
    private const string Gzip = "gzip";

    private static readonly ConditionalWeakTable<SurveyWindow, CachedPage?[]> Kept = [];

    private readonly string host;
    private readonly byte[] bytes;
    private readonly KeyValuePair<string, StringValues>[] headers;
    private readonly (int At, int Length, int Value)[] places;
    private readonly Lazy<GzippedPage> gzipped;

    private CachedPage(PageModel page, string[] perRequestValues, byte[] bytes)
    {
        (host, this.bytes, headers) = (HostOf(page.Request), bytes, [.. page.Response.Headers]);
        places =
            [.. perRequestValues.SelectMany((value, i) => Places(bytes, Encoding.ASCII.GetBytes(value)).Select(at => (at, value.Length, i)))
                .Order()];
        gzipped = new(() => new(bytes, places));
    }

    /// <summary>Returns the cached page for a window, a state and the host of the request; null if none is cached yet.</summary>
    public static CachedPage? Find(SurveyWindow window, RespondentPageState state, HttpRequest request) =>
        Slot(window, state) is { } kept && kept.host == HostOf(request) ? kept : null;

    /// <summary>
    /// Returns the result for a page that differs between requests only in <paramref name="perRequestValues"/>: the cached page with these
    /// values, or a rendering that is then cached.
    /// </summary>
    public static ActionResult Of(PageModel page, SurveyWindow window, RespondentPageState state, params string[] perRequestValues) =>
        Find(window, state, page.Request) is { } kept
            ? new Filled(kept, perRequestValues)
            : new Rendered(page, window, state, perRequestValues);

    /// <summary>Writes the cached page with the values of this request, gzipped if the client accepts gzip.</summary>
    public async Task WriteAsync(HttpResponse response, params string[] values)
    {
        foreach (var (name, value) in headers)
            response.Headers[name] = value;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (TakesGzip(response.HttpContext.Request))
        {
            response.Headers.ContentEncoding = Gzip;
            var length = gzipped.Value.Length;
            gzipped.Value.Write(response.BodyWriter.GetSpan(length), values);
            Advance(length);
        }
        else
        {
            Write(response.BodyWriter.GetSpan(bytes.Length), values);
            Advance(bytes.Length);
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);

        void Advance(int length)
        {
            response.ContentLength = length;
            response.BodyWriter.Advance(length);
        }
    }

    // Every browser accepts gzip. A weight that begins with 0, such as 0 or 0.5, counts as a refusal.
    private static bool TakesGzip(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains(Gzip, StringComparison.OrdinalIgnoreCase)
            && !accepted.Contains("gzip;q=0", StringComparison.OrdinalIgnoreCase);
    }

    private static ref CachedPage? Slot(SurveyWindow window, RespondentPageState state) =>
        ref Kept.GetValue(window, _ => new CachedPage?[2])[state == RespondentPageState.Form ? 0 : 1];

    private static string HostOf(HttpRequest request) => request.Host.Value ?? "";

    private static int[] Places(ReadOnlySpan<byte> page, ReadOnlySpan<byte> value)
    {
        List<int> places = [];
        for (var from = 0; value.Length > 0 && page[from..].IndexOf(value) is >= 0 and var found; from += found + value.Length)
            places.Add(from + found);
        return [.. places];
    }

    private void Write(Span<byte> page, string[] values)
    {
        bytes.CopyTo(page);
        foreach (var (at, _, value) in places)
            Encoding.ASCII.GetBytes(values[value], page[at..]);
    }

    private sealed class Filled(CachedPage kept, string[] perRequestValues) : ActionResult
    {
        public override Task ExecuteResultAsync(ActionContext context) => kept.WriteAsync(context.HttpContext.Response, perRequestValues);
    }

    private sealed class Rendered(PageModel page, SurveyWindow window, RespondentPageState state, string[] perRequestValues) : PageResult
    {
        public override async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            var body = response.Body;
            using var bytes = new MemoryStream();
            response.Body = bytes;
            try
            {
                await base.ExecuteResultAsync(context);
            }
            finally
            {
                response.Body = body;
            }

            var kept = new CachedPage(page, perRequestValues, bytes.ToArray());
            Slot(window, state) = kept;
            await kept.WriteAsync(response, perRequestValues);
        }
    }
}

using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>
/// Reads a form that a respondent sent. The framework's own form reading fails on NUL characters; this class reads them. Unknown fields of
/// a URL-encoded form are discarded, so that they cost no memory. A form of up to 8 MiB is read, so that the page can show the answers
/// again.
/// </summary>
internal static class FormBody
{
    // No valid form is larger, in bytes: ten answers of maximum length, with most characters encoded as nine bytes, are far smaller.
    private const int LargestForm = 1024 * 1024;

    private const int LargestRead = 8 * LargestForm;

    // A form larger than LargestRead, up to this size, is read to its end and discarded, so that the sender sees the error page and not a
    // broken connection. If a form is larger still, the connection is closed.
    private const long LargestDrained = 2 * LargestRead;

    private const int MostValues = 1000;

    // All in memory: by default the framework would write multipart bodies to a file.
    private static readonly FormOptions InMemory = new()
    {
        MemoryBufferThreshold = LargestRead,
        MultipartBodyLengthLimit = LargestRead,
        ValueLengthLimit = LargestRead,
    };

    // Each large form can take a hundred megabytes while it is read and shown again.
    private static readonly SemaphoreSlim LargeForms = new(4);
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);

    /// <returns>The form fields, and whether the form is larger than any valid form.</returns>
    /// <exception cref="BadHttpRequestException">
    /// The form is too large to be shown again, incomplete, or compressed (no browser compresses forms). Also thrown for a large form if
    /// four others are being read or shown again and none of them is done within 10 seconds.
    /// </exception>
    /// <exception cref="InvalidDataException">The multipart form is malformed.</exception>
    public static async Task<(IFormCollection Fields, bool IsTooLarge)> ReadAsync(
        HttpRequest request, IReadOnlySet<string> fields, CancellationToken cancel)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw new BadHttpRequestException("The form is compressed.", StatusCodes.Status415UnsupportedMediaType);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LargestDrained;
        if (request.ContentLength is null or > LargestForm)
            await WaitForRoomAsync(request, cancel);
        if (request.ContentLength <= LargestRead || request.ContentLength is null)
        {
            if (request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
                return (await request.ReadFormAsync(InMemory, cancel), request.ContentLength > LargestForm);
            if (await ReadAsync(request.Body, fields, cancel) is var (sent, length))
                return (sent, length > LargestForm || request.ContentLength > LargestForm);
        }

        await request.Body.DrainAsync(cancel);
        throw TooLarge();
    }

    private static async Task<(IFormCollection Fields, long Length)?> ReadAsync(
        Stream body, IReadOnlySet<string> fields, CancellationToken cancel)
    {
        var (kept, length) = (new KeyValueAccumulator(), 0L);
        using var reader = new FormReader(body) { KeyLengthLimit = LargestRead, ValueLengthLimit = LargestRead };
        while (await reader.ReadNextPairAsync(cancel) is { } field)
        {
            length += field.Key.Length + field.Value.Length;
            if (fields.Contains(field.Key))
                kept.Append(field.Key, field.Value);
            if (length > LargestRead || kept.ValueCount > MostValues)
                return null;
        }

        return (new FormCollection(kept.GetResults()), length);
    }

    private static BadHttpRequestException TooLarge() =>
        new("The form is too large to be given back.", StatusCodes.Status413PayloadTooLarge);

    private static async Task WaitForRoomAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!await LargeForms.WaitAsync(WaitLimit, cancel))
            throw TooLarge();
        request.HttpContext.Response.OnCompleted(() => Task.FromResult(LargeForms.Release()));
    }
}

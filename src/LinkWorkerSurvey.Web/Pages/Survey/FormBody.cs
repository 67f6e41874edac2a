using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>Reads the form a respondent sent. The framework's own reader fails on a NUL, and then reads nothing at all.</summary>
internal static class FormBody
{
    // Ten answers at their limits, nine bytes a character as a form encodes most of them, stay far below.
    private const int LargestForm = 1024 * 1024;

    // In memory whole: the framework would write parts of a form in parts to a file.
    private static readonly FormOptions InMemory = new() { MemoryBufferThreshold = LargestForm, MultipartBodyLengthLimit = LargestForm };

    /// <exception cref="InvalidDataException">The form is larger, or has more fields, than any form of ours.</exception>
    /// <exception cref="BadHttpRequestException">It is compressed, which no browser does.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.Headers.ContentEncoding.Count > 0)
            throw new BadHttpRequestException("The form is compressed.", StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > LargestForm)
        {
            // Whoever is still sending would see a broken connection, not the page.
            await request.Body.DrainAsync(cancel);
            throw new InvalidDataException("The form is larger than any of ours.");
        }

        if (request.HasFormContentType && request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            return await request.ReadFormAsync(InMemory, cancel);
        using var reader = new FormReader(request.Body) { ValueLengthLimit = LargestForm };
        return new FormCollection(await reader.ReadFormAsync(cancel));
    }
}

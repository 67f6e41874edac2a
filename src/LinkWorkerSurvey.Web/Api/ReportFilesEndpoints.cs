using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Pages.Published;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>Serves the files and charts of published reports to anybody.</summary>
internal static class ReportFilesEndpoints
{
    public static void MapReportFiles(this IEndpointRouteBuilder routes)
    {
        var edition = routes.MapGroup("/reports/{window}/{number:int}").AllowAnonymous();
        edition.MapGet("/files/{file}", FileAsync);
        edition.MapGet("/charts/{file}", ChartAsync);
    }

    private static async Task<IResult> FileAsync(
        string window, int number, string file, Editions editions, HttpResponse response, CancellationToken cancel)
    {
        if (await FindAsync(window, number, editions, response, cancel) is not { } edition
            || edition.Files.ContentTypeOf(file) is not { } type)
            return TypedResults.NotFound();
        return TypedResults.File(await editions.FileAsync(edition, file, cancel), type, $"{window}-{number}-{file}");
    }

    private static async Task<IResult> ChartAsync(
        string window, int number, string file, Editions editions, HttpResponse response, CancellationToken cancel) =>
        Path.GetExtension(file) == ".svg"
        && await FindAsync(window, number, editions, response, cancel) is { } edition
        && await editions.ChartAsync(edition, Path.GetFileNameWithoutExtension(file), cancel) is { } chart
            ? TypedResults.Bytes(chart, "image/svg+xml; charset=utf-8")
            : TypedResults.NotFound();

    // A withdrawn edition gives no files. Nothing is kept by browsers, so that a quote withdrawn later does not stay in their copies.
    private static async Task<PublishedEdition?> FindAsync(
        string window, int number, Editions editions, HttpResponse response, CancellationToken cancel)
    {
        response.Headers.CacheControl = "no-store";
        return Slug.IsValid(window) && await editions.FindAsync(window, number, cancel) is { WithdrawnAt: null } found ? found : null;
    }
}

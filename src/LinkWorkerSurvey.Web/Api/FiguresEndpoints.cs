using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>
/// Serves the figures of a survey window to other tools as JSON and CSV; requires sign-in. They come from the cache of the results page, so
/// the answers are counted once after each change, whatever the number of readers.
/// </summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/surveys/{window}/results").Require(Permission.ReadResults).Described();
        figures
            .MapGet("/figures.json", (string window, HttpRequest request, LiveResults live, CancellationToken cancel) =>
                AnswerAsync(
                    live,
                    window,
                    request,
                    found => TypedResults.Text(FiguresJson.Write(found), "application/json", Encoding.UTF8),
                    cancel))
            .WithName("figuresAsJson")
            .WithSummary("The figures of a window as JSON")
            .Produces<WindowFigures>(StatusCodes.Status200OK, "application/json");
        figures
            .MapGet("/figures.csv", (string window, HttpRequest request, LiveResults live, CancellationToken cancel) =>
                AnswerAsync(
                    live,
                    window,
                    request,
                    found =>
                        TypedResults.File(
                            FiguresCsv.Write(found),
                            CsvFile.ContentType,
                            $"figures-{found.Window}.csv"),
                    cancel))
            .WithName("figuresAsCsv")
            .WithSummary("The figures of a window as CSV")
            .WithDescription(FiguresDescription.OfTheCsv)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> AnswerAsync(
        LiveResults live,
        string window,
        HttpRequest request,
        Func<WindowFigures, IResult> write,
        CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        return await live.OpenAsync(window, choices, cancel) is { } view ? write(view.Now.Figures()) : TypedResults.NotFound();
    }
}

using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>
/// Serves the figures of a survey window as JSON, CSV and Excel; requires sign-in. They come from the cache of the results page, so the
/// answers are counted once after each change, whatever the number of readers.
/// </summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/surveys/{window}/results").Require(Permission.ReadResults).Described();
        figures
            .MapGet("/figures.json", (string window, HttpRequest request, LiveResults live, CancellationToken cancel) =>
                AnswerAsync(live, window, request, Json, cancel))
            .WithName("figuresAsJson")
            .WithSummary("The figures of a survey as JSON")
            .Produces<WindowFigures>(StatusCodes.Status200OK, "application/json");
        figures
            .MapGet("/figures.csv", (string window, HttpRequest request, LiveResults live, CancellationToken cancel) =>
                AnswerAsync(live, window, request, Csv, cancel))
            .WithName("figuresAsCsv")
            .WithSummary("The figures of a survey as CSV")
            .WithDescription(FiguresDescription.OfTheCsv)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        figures
            .MapGet(
                "/figures.xlsx",
                (string window, HttpRequest request, LiveResults live, TimeProvider clock, CancellationToken cancel) =>
                    AnswerAsync(live, window, request, (now, choices) => Excel(now, choices, clock), cancel))
            .WithName("figuresAsExcel")
            .WithSummary("The figures of a survey as an Excel workbook")
            .WithDescription(FiguresDescription.OfTheWorkbook)
            .Produces<string>(StatusCodes.Status200OK, FiguresWorkbook.ContentType);
    }

    private static IResult Json(ResultsViewSnapshot now, ResultsChoices choices) =>
        TypedResults.Text(FiguresJson.Write(now.Figures()), "application/json", Encoding.UTF8);

    private static IResult Csv(ResultsViewSnapshot now, ResultsChoices choices) => TypedResults.File(
        FiguresCsv.Write(now.Figures()), CsvFile.ContentType, choices.FileName(now.Window.Slug, "figures", "csv"));

    private static FileContentHttpResult Excel(ResultsViewSnapshot now, ResultsChoices choices, TimeProvider clock) =>
        TypedResults.File(
            FiguresWorkbook.Write(now.Figures(), now.Figures, SurveyText.ShortDays(now.Window), clock.GetUtcNow()),
            FiguresWorkbook.ContentType,
            choices.FileName(now.Window.Slug, "results", "xlsx"));

    private static async Task<IResult> AnswerAsync(
        LiveResults live,
        string window,
        HttpRequest request,
        Func<ResultsViewSnapshot, ResultsChoices, IResult> write,
        CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        return await live.OpenAsync(window, choices, cancel) is { } view ? write(view.Now, choices) : TypedResults.NotFound();
    }
}

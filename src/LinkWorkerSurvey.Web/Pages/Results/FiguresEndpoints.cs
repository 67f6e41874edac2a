using System.Text;
using LinkWorkerSurvey.Reporting.Documents;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The figures of a window for other tools, behind sign-in like the page.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/results/{window}").RequireAuthorization().Described();
        figures.MapGet("/figures.json", (string window, HttpRequest request, FiguresQuery query, WavesQuery waves, CancellationToken cancel) =>
            AnswerAsync(query, waves, window, request, found => TypedResults.Text(FiguresJson.Write(found), "application/json", Encoding.UTF8), cancel))
            .WithName("figuresAsJson").WithSummary("The figures of a window as JSON").Produces<WindowFigures>(StatusCodes.Status200OK, "application/json");
        figures.MapGet("/figures.csv", (string window, HttpRequest request, FiguresQuery query, WavesQuery waves, CancellationToken cancel) =>
            AnswerAsync(query, waves, window, request, found => TypedResults.File(Encoding.UTF8.GetBytes(FiguresCsv.Write(found)), "text/csv; charset=utf-8", $"figures-{found.Window}.csv"), cancel))
            .WithName("figuresAsCsv").WithSummary("The figures of a window as CSV").WithDescription("RFC 4180, in UTF-8, with a header: one row a category. A text that a spreadsheet would take for a formula has a ' before it.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> AnswerAsync(FiguresQuery query, WavesQuery waves, string window, HttpRequest request, Func<WindowFigures, IResult> write, CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        if (await query.CountAsync(window, cancel) is not { } counted)
            return TypedResults.NotFound();
        return await waves.FiguresAsync(counted, choices.View, choices.Compare, cancel) is { } figures ? write(figures) : TypedResults.NotFound();
    }
}

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
        var figures = routes.MapGroup("/results/{window}").RequireAuthorization();
        figures.MapGet("/figures.json", (string window, string? @base, FiguresQuery query, CancellationToken cancel) =>
            AnswerAsync(query, window, @base, found => TypedResults.Text(FiguresJson.Write(found), "application/json", Encoding.UTF8), cancel));
        figures.MapGet("/figures.csv", (string window, string? @base, FiguresQuery query, CancellationToken cancel) =>
            AnswerAsync(query, window, @base, found => TypedResults.File(Encoding.UTF8.GetBytes(FiguresCsv.Write(found)), "text/csv; charset=utf-8", $"figures-{found.Window}.csv"), cancel));
    }

    private static async Task<IResult> AnswerAsync(FiguresQuery query, string window, string? of, Func<WindowFigures, IResult> write, CancellationToken cancel)
    {
        if (!Enum.TryParse<PercentageBase>(of ?? nameof(PercentageBase.All), ignoreCase: true, out var measure) || !Enum.IsDefined(measure))
            return TypedResults.BadRequest();
        return await query.FindAsync(window, measure, cancel) is { } figures ? write(figures) : TypedResults.NotFound();
    }
}

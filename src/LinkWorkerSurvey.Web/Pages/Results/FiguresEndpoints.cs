using System.Text;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Documents;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The figures of a window for other tools, behind sign-in like the page, and counted like it: once for each change, however many ask.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/results/{window}").RequireAuthorization().Described();
        figures.MapGet("/figures.json", (string window, HttpRequest request, SurveyDbContext db, LiveResults live, CancellationToken cancel) =>
            AnswerAsync(db, live, window, request, found => TypedResults.Text(FiguresJson.Write(found), "application/json", Encoding.UTF8), cancel))
            .WithName("figuresAsJson").WithSummary("The figures of a window as JSON").Produces<WindowFigures>(StatusCodes.Status200OK, "application/json");
        figures.MapGet("/figures.csv", (string window, HttpRequest request, SurveyDbContext db, LiveResults live, CancellationToken cancel) =>
            AnswerAsync(db, live, window, request, found => TypedResults.File(Encoding.UTF8.GetBytes(FiguresCsv.Write(found)), "text/csv; charset=utf-8", $"figures-{found.Window}.csv"), cancel))
            .WithName("figuresAsCsv").WithSummary("The figures of a window as CSV").WithDescription(FiguresDescription.OfTheCsv)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> AnswerAsync(SurveyDbContext db, LiveResults live, string window, HttpRequest request, Func<WindowFigures, IResult> write, CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        return await db.Windows.AsNoTracking().Include(w => w.Questionnaire).SingleOrDefaultAsync(w => w.Slug == window, cancel) is { } found && await live.OpenAsync(found, choices, cancel) is { } view
            ? write(WithAllReceived(view.Figures(), view.Known.Activity))
            : TypedResults.NotFound();
    }

    // What comes in moves no figure but this one, and is looked at more often than is counted.
    private static WindowFigures WithAllReceived(WindowFigures figures, WindowActivity activity) => figures with { Received = Math.Max(figures.Received, activity.Received) };
}

using System.Text;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Reporting.Documents;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;
using LinkWorkerSurvey.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The figures of a window for other tools, behind sign-in like the page, and counted like it: once for each change, however many ask.</summary>
internal static class FiguresEndpoints
{
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/results/{window}").RequireAuthorization().Described();
        figures.MapGet("/figures.json", (string window, HttpRequest request, SurveyDbContext db, LiveResults live, WavesQuery waves, CancellationToken cancel) =>
            AnswerAsync(db, live, waves, window, request, found => TypedResults.Text(FiguresJson.Write(found), "application/json", Encoding.UTF8), cancel))
            .WithName("figuresAsJson").WithSummary("The figures of a window as JSON").Produces<WindowFigures>(StatusCodes.Status200OK, "application/json");
        figures.MapGet("/figures.csv", (string window, HttpRequest request, SurveyDbContext db, LiveResults live, WavesQuery waves, CancellationToken cancel) =>
            AnswerAsync(db, live, waves, window, request, found => TypedResults.File(Encoding.UTF8.GetBytes(FiguresCsv.Write(found)), "text/csv; charset=utf-8", $"figures-{found.Window}.csv"), cancel))
            .WithName("figuresAsCsv").WithSummary("The figures of a window as CSV").WithDescription(FiguresDescription.OfTheCsv)
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
    }

    private static async Task<IResult> AnswerAsync(
        SurveyDbContext db, LiveResults live, WavesQuery waves, string window, HttpRequest request, Func<WindowFigures, IResult> write, CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        if (await db.Windows.AsNoTracking().SingleOrDefaultAsync(w => w.Slug == window, cancel) is not { } found)
            return TypedResults.NotFound();
        var counted = WithAllReceived(await live.FindAsync(found, cancel));
        return await waves.FiguresAsync(counted, choices.View, choices.Compare, async other => (await live.FindAsync(other, cancel)).Counted, cancel) is { } figures ? write(figures) : TypedResults.NotFound();
    }

    // What comes in moves no figure but this one, and is looked at more often than is counted.
    private static CountedWindow WithAllReceived(KnownResults known) =>
        known.Counted with { Counts = known.Counted.Counts with { Received = Math.Max(known.Counted.Counts.Received, known.Activity.Received) } };
}

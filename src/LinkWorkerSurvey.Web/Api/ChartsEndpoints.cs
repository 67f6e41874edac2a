using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>
/// Serves each table of the results page, and the forms received by day, as an SVG or PNG chart. Requires sign-in; the figures are those of
/// the page.
/// </summary>
internal static class ChartsEndpoints
{
    private const string ByDay = "days";

    public static void MapCharts(this IEndpointRouteBuilder routes) => routes
        .MapGroup("/surveys/{window}/results").Require(Permission.ReadResults).Described()
        .MapGet("/charts/{file}", AnswerAsync)
        .WithName("chart").WithSummary("A table of the results page, or the forms received by day, as a chart")
        .Produces<string>(StatusCodes.Status200OK, "image/svg+xml", "image/png");

    private static async Task<IResult> AnswerAsync(
        string window,
        string file,
        HttpRequest request,
        LiveResults live,
        CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        var (name, format) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        if (format is not (".svg" or ".png") || await live.OpenAsync(window, choices, cancel) is not { } view)
            return TypedResults.NotFound();
        var now = view.Now;
        var figures = now.Figures();
        var drawing = name == ByDay ? new DayChart(figures, now.Activity).Draw()
            : figures.Table(name) is { } table ? new BarChart(figures, table, choices.Intervals).Draw()
            : null;
        if (drawing is null)
            return TypedResults.NotFound();
        return format == ".svg"
            ? TypedResults.File(Encoding.UTF8.GetBytes(SvgWriter.Write(drawing)), "image/svg+xml; charset=utf-8", $"{window}-{file}")
            : TypedResults.File(PngWriter.Write(drawing), "image/png", $"{window}-{file}");
    }
}

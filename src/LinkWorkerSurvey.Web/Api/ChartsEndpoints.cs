using System.Text;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>
/// Serves each table of the results page, and the forms received by day, as an SVG or PNG chart, and all tables as a ZIP archive. Requires
/// sign-in; the figures are those of the page.
/// </summary>
internal static class ChartsEndpoints
{
    private const string ByDay = "days";

    public static void MapCharts(this IEndpointRouteBuilder routes)
    {
        var charts = routes.MapGroup("/surveys/{window}/results").Require(Permission.ReadResults).Described();
        charts
            .MapGet("/charts/{file}", OneAsync)
            .WithName("chart").WithSummary("A table of the results page, or the forms received by day, as a chart")
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml", "image/png");
        charts
            .MapGet("/charts.zip", AllAsync)
            .WithName("allCharts").WithSummary("Every table of the results page as charts in all sizes, in a ZIP archive")
            .Produces<string>(StatusCodes.Status200OK, "application/zip");
    }

    private static async Task<IResult> OneAsync(
        string window, string file, HttpRequest request, LiveResults live, ChartFiles charts, CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices || SizeOf(request.Query) is not { } size)
            return TypedResults.BadRequest();
        var (name, format) = (Path.GetFileNameWithoutExtension(file), Path.GetExtension(file));
        if (format is not (".svg" or ".png") || await live.OpenAsync(window, choices, cancel) is not { } view)
            return TypedResults.NotFound();
        var now = view.Now;
        var figures = now.Figures();
        var table = figures.Table(name);
        if (table is null && name != ByDay)
            return TypedResults.NotFound();
        var drawing = table is null
            ? new DayChart(figures, now.Activity).Draw()
            : new BarChart(figures, table, choices.Intervals, size, SurveyText.ShortDays(now.Window)).Draw();
        var called = table is null ? $"{window}-{file}" : ChartFileName.Of(window, table, size, format);
        return format == ".svg"
            ? TypedResults.File(Encoding.UTF8.GetBytes(SvgWriter.Write(drawing)), "image/svg+xml; charset=utf-8", called)
            : TypedResults.File(await charts.PngAsync(drawing, cancel), "image/png", called);
    }

    private static async Task<IResult> AllAsync(
        string window, HttpRequest request, LiveResults live, ChartFiles charts, CancellationToken cancel)
    {
        if (ResultsChoices.Read(request.Query) is not { } choices)
            return TypedResults.BadRequest();
        if (await live.OpenAsync(window, choices, cancel) is not { } view)
            return TypedResults.NotFound();
        var now = view.Now;
        return TypedResults.File(
            await charts.ArchiveAsync(now, SurveyText.ShortDays(now.Window), cancel),
            "application/zip",
            choices.FileName(now.Window.Slug, "charts", "zip"));
    }

    // The size is the file's and not the view's, so the choices of the page do not hold it.
    private static ChartSize? SizeOf(IQueryCollection query) => query["size"].FirstOrDefault() is { Length: > 0 } name
        ? ChartSize.All.FirstOrDefault(size => size.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        : ChartSize.Report;
}

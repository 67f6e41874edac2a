using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>Names files of charts by what they show and what they are for, such as <c>2019-q3-training-slide.png</c>.</summary>
public static class ChartFileName
{
    private const int MostLetters = 40;

    /// <summary>Returns the name of a chart's file.</summary>
    /// <param name="window">The slug of the window.</param>
    /// <param name="table">The table that the chart shows.</param>
    /// <param name="size">The size of the chart.</param>
    /// <param name="ending">The ending, with its dot.</param>
    public static string Of(string window, FacetFigures table, ChartSize size, string ending)
    {
        string[] parts = [window, Slug.From(table.Key, ""), Short(Slug.From(table.Facet ?? table.Title, "")), size.Name];
        return string.Join('-', parts.Where(part => part.Length > 0)) + ending;
    }

    private static string Short(string slug) =>
        slug.Length <= MostLetters ? slug : slug[..(slug.LastIndexOf('-', MostLetters) is > 0 and var end ? end : MostLetters)];
}

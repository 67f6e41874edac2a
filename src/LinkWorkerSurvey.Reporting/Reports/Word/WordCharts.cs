using DocumentFormat.OpenXml.Wordprocessing;
using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Draws the charts of a report for its document, each once however often it is shown.</summary>
/// <param name="file">The document.</param>
/// <param name="report">The report.</param>
internal sealed class WordCharts(WordFile file, Report report)
{
    // The highest chart, in units of the chart: it leaves room on the page for the heading of the section and for the caption.
    private const int HighestChart = 780;

    // A text of nothing but charts would fill the memory.
    private const uint MostShown = 200;

    private readonly Dictionary<FacetFigures, (Charts.Drawing Chart, string Picture)> drawn = new(ReferenceEqualityComparer.Instance);
    private uint shown;

    /// <summary>
    /// Returns the chart of a table as a picture within a text; null if the report has no such table, or nothing to draw in it, or if its
    /// texts show very many charts already.
    /// </summary>
    /// <param name="key">The key of the table.</param>
    public Run? Of(string key) =>
        report.Figures.Table(key) is { Answered: > 0, Categories.Count: > 0 } table && shown < MostShown ? Of(table) : null;

    /// <summary>Returns the chart of a table as a picture.</summary>
    /// <param name="table">A table of the report with rows.</param>
    public Run Of(FacetFigures table)
    {
        if (!drawn.TryGetValue(table, out var known))
        {
            var chart = Draw(table);
            known = (chart, file.Picture(PngWriter.Write(chart)));
            drawn.Add(table, known);
        }

        return WordPicture.Of(known.Chart, known.Picture, ++shown);
    }

    private Charts.Drawing Draw(FacetFigures table)
    {
        var chart = new BarChart(report.Figures, table, intervals: false, ChartSize.Document, report.Days).Draw();
        return chart.Height <= HighestChart
            ? chart
            : new BarChart(report.Figures, table, intervals: false, ChartSize.Document.Within(HighestChart), report.Days).Draw();
    }
}

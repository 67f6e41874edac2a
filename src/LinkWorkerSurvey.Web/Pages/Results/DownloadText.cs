using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Names files of results, and writes their addresses, wherever pages link to them.</summary>
internal static class DownloadText
{
    /// <summary>Returns what a size of charts is for.</summary>
    public static string Of(ChartSize size) => size.Height is { } height
        ? $"a {size.Name}, {size.Width} × {height} pixels"
        : $"a {size.Name}, as high as its content";

    /// <summary>Returns the address of a chart's file.</summary>
    /// <param name="window">The survey's short name.</param>
    /// <param name="file">The key of the table with the ending of the format.</param>
    /// <param name="choices">The chosen view.</param>
    /// <param name="size">The name of the size; null or empty for the default.</param>
    public static string Chart(string window, string file, ResultsChoices choices, string? size = null)
    {
        var query = choices.Query();
        var address = $"/surveys/{window}/results/charts/{Uri.EscapeDataString(file)}{query}";
        return size is { Length: > 0 } ? $"{address}{(query.Length == 0 ? '?' : '&')}size={Uri.EscapeDataString(size)}" : address;
    }

    /// <summary>Returns the chosen view in words.</summary>
    public static string Of(WindowFigures figures, ResultsChoices choices)
    {
        List<string> parts = [$"percentages of {BaseText.Of(figures.Of)}"];
        if (figures.BeforeCoding)
            parts.Add("without coded answers");
        if (choices.Intervals)
            parts.Add("charts with intervals");
        if (figures.Comparison is { Break: null } comparison)
            parts.Add($"compared with {comparison.Title}");
        return string.Join(", ", parts);
    }
}

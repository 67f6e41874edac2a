using LinkWorkerSurvey.Reporting.Charts;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>What an edition of a report freezes: texts, figures, code frames and quotes.</summary>
public sealed record EditionContent
{
    /// <summary>The title on the cover.</summary>
    public required string Title { get; init; }

    /// <summary>The days of the fieldwork in words; null if they are not known.</summary>
    public string? Days { get; init; }

    /// <summary>
    /// The figures on each base of the percentages, in the order of <see cref="PercentageBase"/>. The first are the report's.
    /// </summary>
    public required IReadOnlyList<WindowFigures> Bases { get; init; }

    /// <summary>The sections, subsections included, in order.</summary>
    public required IReadOnlyList<EditionSection> Sections { get; init; }

    /// <summary>The codes in use, by code frame.</summary>
    public required IReadOnlyList<EditionCode> Codes { get; init; }

    /// <summary>The small categories and what was decided about them.</summary>
    public required IReadOnlyList<SmallCategory> SmallCategories { get; init; }

    /// <summary>Returns the quotes in all sections.</summary>
    public IReadOnlySet<ReportQuote> AllQuotes() => Sections.SelectMany(section => section.Quotes).ToHashSet();

    /// <summary>Returns the figures on a base.</summary>
    public WindowFigures Figures(PercentageBase of) => Bases.Single(figures => figures.Of == of);

    /// <summary>Returns the chart of a table of the report; null if there is no such table.</summary>
    /// <param name="table">The key of the table.</param>
    public Drawing? Chart(string table) => Bases[0].Table(table) is { } found
        ? new BarChart(Bases[0], found, intervals: false, ChartSize.Report, Days).Draw()
        : null;

    /// <summary>Returns the report with the quotes that are still approved.</summary>
    /// <param name="approved">
    /// The quotes that are approved now, with their words. One that was withdrawn, or in which more is replaced since, is left out.
    /// </param>
    public Report Report(IReadOnlySet<ReportQuote> approved) => new()
    {
        Figures = Bases[0],
        Title = Title,
        Days = Days,
        Sections =
        [
            .. Sections.Select(section => new ReportSection
            {
                Number = section.Number,
                Title = section.Title,
                Text = section.Text,
                Tables = [.. section.Tables.Select(key => Bases[0].Table(key)!)],
                Quotes = [.. section.Quotes.Where(quote => approved.Contains(quote))],
            }),
        ],
    };
}

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>A section of an edition.</summary>
/// <param name="Number">The number; null if it has none.</param>
/// <param name="Title">The heading.</param>
/// <param name="Text">The text in Markdown.</param>
/// <param name="Tables">The keys of the tables of results below the text: see <see cref="Figures.FacetFigures.Key"/>.</param>
/// <param name="Quotes">The quotes below the tables.</param>
public sealed record EditionSection(
    string? Number, string Title, string Text, IReadOnlyList<string> Tables, IReadOnlyList<ReportQuote> Quotes);

using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Reports.Drafting;

namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>Makes the content of an edition from a report as it stands.</summary>
public static class EditionMaker
{
    /// <summary>Returns the content.</summary>
    /// <param name="counted">The window with the counts that the report's figures are of.</param>
    /// <param name="current">The report as it stands.</param>
    /// <param name="leaveOut">The keys of table and row of the small categories that staff decided to leave out.</param>
    /// <param name="published">What the published editions of the report hold.</param>
    public static EditionContent Make(
        CountedWindow counted, CurrentReport current, IReadOnlySet<(string Table, string Key)> leaveOut,
        IEnumerable<EditionContent> published)
    {
        var figures = ForReaders(current.Report.Figures);
        var small = SmallCategories.Decide(
            figures, leaveOut,
            published.SelectMany(edition => edition.SmallCategories).Where(row => row.IsLeftOut).Select(row => (row.Table, row.Key))
                .ToHashSet());
        var shown = SmallCategories.LeaveOut(figures, small);

        // What is drafted is drafted from what is shown: it names no category that is left out.
        var drafts = ReportDraft.Of(counted.Window, shown, current.Report.Days).Sections.ToDictionary(section => section.Key);
        return new()
        {
            Title = current.Report.Title,
            Days = current.Report.Days,
            Bases =
            [
                .. Enum.GetValues<PercentageBase>()
                    .Select(of => of == figures.Of ? shown : SmallCategories.LeaveOut(
                        ForReaders(counted.Figures(new() { Of = of, Order = figures.Order })), small)),
            ],
            Sections =
            [
                .. current.Report.Sections.Select(section => new EditionSection(
                    section.Number, section.Title, current.IsDrafted(section) ? drafts[section.Key].Text : section.Text,
                    [.. section.Tables.Select(table => table.Key)], section.Quotes)),
            ],
            Codes = EditionCode.Of(counted.Window.Frames),
            SmallCategories = small,
        };
    }

    /// <summary>Returns the content to freeze, with the state that it was made from.</summary>
    public static FrozenContent Freeze(EditionContent content, CountedWindow counted, CurrentReport current) =>
        new(EditionJson.Write(content), counted.Window.Revision, current.LastText, [.. content.AllQuotes().Select(quote => quote.Id)]);

    // The names of links are the staff's own, and counts by link are for staff.
    private static WindowFigures ForReaders(WindowFigures figures) => figures with
    {
        Participation = figures.Participation is { } participation
            ? participation with { Links = [], SuppressedLinks = 0 }
            : null,
    };
}

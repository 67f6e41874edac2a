using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>Makes tables as wide as the text, whose first rows are headings and stand on each page.</summary>
internal static class WordTable
{
    /// <summary>Returns a table.</summary>
    /// <param name="widths">The widths of the columns, in any unit.</param>
    /// <param name="rows">The rows, each with a cell for each column.</param>
    /// <param name="headings">The number of rows that are headings.</param>
    /// <param name="title">The title for people who cannot see the table; null if none is needed.</param>
    public static Table Of(
        IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<TableCell>> rows, int headings, string? title = null)
    {
        int[] twips = [.. widths.Select(width => (int)(WordPage.Width * width / widths.Sum()))];
        twips[0] += WordPage.Width - twips.Sum();
        var properties = new TableProperties(
            new TableStyle { Val = WordStyles.Table },
            new TableWidth { Width = $"{WordPage.Width}", Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { FirstRow = headings > 0, FirstColumn = false, NoHorizontalBand = true, NoVerticalBand = true });
        if (title is not null)
            properties.Append(new TableCaption { Val = title });
        return new Table(
        [
            properties,
            new TableGrid(twips.Select(width => new GridColumn { Width = $"{width}" })),
            .. rows.Select((cells, place) => Row(cells, twips, isHeading: place < headings)),
        ]);
    }

    public static TableCell Cell(params IEnumerable<Paragraph> content) => new(content);

    /// <summary>Draws a line above a row, as above the first net.</summary>
    public static void Separate(IEnumerable<TableCell> row)
    {
        foreach (var cell in row)
            cell.TableCellProperties = new()
            {
                TableCellBorders = new(new TopBorder { Val = BorderValues.Single, Color = WordStyles.Ink, Size = 6, Space = 0 }),
            };
    }

    private static TableRow Row(IReadOnlyList<TableCell> cells, int[] widths, bool isHeading)
    {
        foreach (var (place, cell) in cells.Index())
        {
            var properties = cell.TableCellProperties ??= new();
            properties.TableCellWidth = new() { Width = $"{widths[place]}", Type = TableWidthUnitValues.Dxa };
            if (isHeading)
                properties.TableCellVerticalAlignment = new() { Val = TableVerticalAlignmentValues.Bottom };
        }

        var row = new TableRowProperties(new CantSplit());
        if (isHeading)
            row.Append(new TableHeader());
        return new TableRow([row, .. cells]);
    }
}

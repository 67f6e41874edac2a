using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>
/// Writes worksheets as an Excel workbook (Office Open XML). A text is a shared string, whatever it begins with: the workbook has no
/// formula, no macro and no link to another file.
/// </summary>
internal sealed class WorkbookFile
{
    /// <summary>
    /// The text of a cell without a figure. Guidance for official statistics asks for one, because an empty cell says nothing.
    /// </summary>
    public const string NoFigure = "[z]";

    // Widths are in characters, heights in points. 409 points are the most that Excel allows.
    private const int TextWidth = 100;
    private const int NarrowestColumn = 14;
    private const int WidestColumn = 80;
    private const double LineHeight = 16;
    private const double TitleHeight = 24;
    private const double HighestRow = 409;

    private readonly Dictionary<string, int> shared = [];
    private readonly List<string> texts = [];
    private uint tables;

    /// <summary>Returns the bytes of the workbook.</summary>
    /// <param name="sheets">The sheets in their order.</param>
    /// <param name="title">The title in the properties of the document.</param>
    /// <param name="creator">The organisation that publishes the workbook, in the same properties.</param>
    /// <param name="at">The time of writing, in the same properties.</param>
    public static byte[] Write(IReadOnlyList<Sheet> sheets, string title, string creator, DateTimeOffset at) =>
        new WorkbookFile().WriteAll(sheets, title, creator, at);

    private byte[] WriteAll(IReadOnlyList<Sheet> sheets, string title, string creator, DateTimeOffset at)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var properties = document.PackageProperties;
            (properties.Title, properties.Creator, properties.Language) = (WorkbookText.Clean(title), creator, "en-GB");
            (properties.Created, properties.Modified) = (at.UtcDateTime, at.UtcDateTime);

            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var named = new Sheets();
            foreach (var (place, sheet) in sheets.Index())
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                Write(part, sheet, isFirst: place == 0);
                named.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Name = sheet.Name,
                    SheetId = (uint)place + 1,
                    Id = workbook.GetIdOfPart(part),
                });
            }

            // The shared strings are known only now.
            WriteTexts(workbook.AddNewPart<SharedStringTablePart>());
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), named);
        }

        return file.ToArray();
    }

    private void Write(WorksheetPart part, Sheet sheet, bool isFirst)
    {
        var lines = (uint)sheet.Lines.Count + 1;
        var widths = WidthsOf(sheet.Table);
        var links = new List<Hyperlink>();
        var table = sheet.Table is null ? null : Define(part, sheet.Table, lines + 1);
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        xml.WriteElement(new SheetViews(View(sheet.Table is null ? null : lines + 1, isFirst)));
        xml.WriteElement(new SheetFormatProperties { DefaultRowHeight = 15.75 });
        xml.WriteElement(new Columns(widths.Select((width, place) => new Column
        {
            Min = (uint)place + 1,
            Max = (uint)place + 1,
            Width = width,
            CustomWidth = true,
        })));
        xml.WriteStartElement(new SheetData());
        Row(xml, 1, [(sheet.Title, WorkbookStyles.Title)], [], links);
        foreach (var (place, line) in sheet.Lines.Index())
        {
            var style = line is SheetLink ? WorkbookStyles.Link : sheet.Table is null ? WorkbookStyles.Text : WorkbookStyles.Line;
            Row(xml, (uint)place + 2, [(line, style)], sheet.Table is null ? widths : [], links);
        }

        if (sheet.Table is { } rows)
        {
            Row(xml, lines + 1, [.. rows.Columns.Select(column => ((object?)column.Heading, WorkbookStyles.Heading))], widths, links);
            foreach (var (place, row) in rows.Rows.Index())
                Row(
                    xml, lines + 2 + (uint)place, [.. row.Zip(rows.Columns, (cell, column) => (cell, StyleOf(cell, column)))], widths,
                    links);
        }

        xml.WriteEndElement();
        if (links.Count > 0)
            xml.WriteElement(new Hyperlinks(links));
        xml.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        if (table is not null)
            xml.WriteElement(new TableParts(new TablePart { Id = table }) { Count = 1 });
        xml.WriteEndElement();
    }

    private static uint StyleOf(object? cell, SheetColumn column) => cell switch
    {
        SheetLink => WorkbookStyles.Link,
        int or double => WorkbookStyles.Of(column.Format),
        null => WorkbookStyles.Gap,
        _ => WorkbookStyles.Text,
    };

    // The heading of a table, and everything above it, stays in sight.
    private static SheetView View(uint? frozen, bool isFirst)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false, TabSelected = isFirst ? true : null };
        if (frozen is not { } rows)
            return view;
        var below = $"A{rows + 1}";
        view.Append(
            new Pane { VerticalSplit = rows, TopLeftCell = below, ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
            new Selection { Pane = PaneValues.BottomLeft, ActiveCell = below, SequenceOfReferences = new() { InnerText = below } });
        return view;
    }

    private static IReadOnlyList<int> WidthsOf(SheetTable? table) => table is null
        ? [TextWidth]
        : [.. table.Columns.Select((column, place) => WidthOf(column.Heading, table.Rows.Select(row => row[place])))];

    // A column is as wide as its longest cell, and its heading takes up to three lines.
    private static int WidthOf(string heading, IEnumerable<object?> cells) =>
        Math.Clamp(2 + Math.Max(heading.Length / 3, cells.Max(LengthOf)), NarrowestColumn, WidestColumn);

    private static int LengthOf(object? cell) => cell switch
    {
        string text => text.Length,
        SheetLink link => link.Text.Length,
        _ => 0,
    };

    // Texts wrap in columns with a width. The height is stored, because not every program finds it by itself.
    private static double HeightOf(IReadOnlyList<(object? Value, uint Style)> cells, IReadOnlyList<int> widths)
    {
        if (cells[0].Style == WorkbookStyles.Title)
            return TitleHeight;
        var lines = cells.Zip(widths, (cell, width) => (LengthOf(cell.Value) + width - 3) / (width - 2)).DefaultIfEmpty(1).Max();
        return Math.Min(LineHeight * Math.Max(1, lines), HighestRow);
    }

    private void Row(
        OpenXmlWriter xml,
        uint number,
        IReadOnlyList<(object? Value, uint Style)> cells,
        IReadOnlyList<int> widths,
        List<Hyperlink> links)
    {
        xml.WriteStartElement(new Row { RowIndex = number, Height = HeightOf(cells, widths), CustomHeight = true });
        foreach (var (place, (value, style)) in cells.Index())
        {
            var at = $"{Column(place)}{number}";
            if (value is SheetLink { Sheet: var to, Text: var text })
                links.Add(new Hyperlink
                {
                    Reference = at,
                    Location = $"'{to.Replace("'", "''", StringComparison.Ordinal)}'!A1",
                    Display = WorkbookText.Clean(text),
                });
            xml.WriteElement(Cell(at, value, style));
        }

        xml.WriteEndElement();
    }

    private Cell Cell(string at, object? value, uint style) => value switch
    {
        int whole => new Cell(new CellValue(whole)) { CellReference = at, StyleIndex = style },
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture)))
        {
            CellReference = at,
            StyleIndex = style,
        },
        string or SheetLink => new Cell(new CellValue(Shared(value as string ?? ((SheetLink)value).Text)))
        {
            CellReference = at,
            StyleIndex = style,
            DataType = CellValues.SharedString,
        },
        null => Cell(at, NoFigure, style),
        _ => throw new ArgumentException($"A cell holds no {value.GetType().Name}.", nameof(value)),
    };

    private int Shared(string text)
    {
        var stored = WorkbookText.Of(text);
        if (shared.TryGetValue(stored, out var known))
            return known;
        texts.Add(stored);
        return shared[stored] = texts.Count - 1;
    }

    private void WriteTexts(SharedStringTablePart part)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartElement(new SharedStringTable { UniqueCount = (uint)texts.Count });
        foreach (var text in texts)
            xml.WriteElement(new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        xml.WriteEndElement();
    }

    private string Define(WorksheetPart sheet, SheetTable table, uint heading)
    {
        var part = sheet.AddNewPart<TableDefinitionPart>();
        tables++;
        part.Table = new Table(
            new TableColumns(table.Columns.Select((column, place) => new TableColumn { Id = (uint)place + 1, Name = column.Heading }))
            {
                Count = (uint)table.Columns.Count,
            })
        {
            Id = tables,
            Name = $"Table_{tables}",
            DisplayName = $"Table_{tables}",
            Reference = $"A{heading}:{Column(table.Columns.Count - 1)}{heading + table.Rows.Count}",
            TotalsRowShown = false,
        };
        return sheet.GetIdOfPart(part);
    }

    private static string Column(int place) =>
        place < 26 ? $"{(char)('A' + place)}" : $"{(char)('A' + (place / 26) - 1)}{(char)('A' + (place % 26))}";
}

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
    private const int WidestName = 44;
    private const int WidestOfMany = 60;
    private const int ManyColumns = 5;

    // The width of the columns that one landscape page holds in a type that can be read. A wider table is printed on several pages side by
    // side.
    private const double WidestPage = 220;
    private const double LineHeight = 16;
    private const double RoomAbove = 3;
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
            (properties.Title, properties.Creator, properties.Language) = (XmlText.Clean(title), creator, "en-GB");
            (properties.Created, properties.Modified) = (at.UtcDateTime, at.UtcDateTime);

            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = WorkbookStyles.Create();
            var named = new Sheets();
            var repeated = new DefinedNames();
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
                if (sheet.Table is not null)
                    repeated.Append(Repeated(sheet, place));
            }

            // The shared strings are known only now.
            WriteTexts(workbook.AddNewPart<SharedStringTablePart>());
            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), named);
            if (repeated.HasChildren)
                workbook.Workbook.Append(repeated);
        }

        return file.ToArray();
    }

    // Each printed page has the heading and the first column of the table.
    private static DefinedName Repeated(Sheet sheet, int place)
    {
        var (quoted, heading) = (Quoted(sheet.Name), sheet.Lines.Count + 2);
        return new($"{quoted}!$A:$A,{quoted}!${heading}:${heading}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)place };
    }

    private static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

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
            var kinds = rows.Columns.Select((_, place) => KindOf(place, rows.Rows.Select(row => row[place]))).ToList();
            Row(xml, lines + 1, [.. rows.Columns.Zip(kinds, (column, kind) => ((object?)column.Heading, HeadingOf(kind)))], widths, links);
            foreach (var (place, row) in rows.Rows.Index())
                Row(
                    xml,
                    lines + 2 + (uint)place,
                    [.. row.Index().Select(cell => (cell.Item, StyleOf(cell.Item, rows.Columns[cell.Index], kinds[cell.Index])))],
                    widths,
                    links);
        }

        xml.WriteEndElement();
        if (links.Count > 0)
            xml.WriteElement(new Hyperlinks(links));
        xml.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        xml.WriteElement(new PageSetup
        {
            PaperSize = 9,
            Orientation = OrientationValues.Landscape,
            FitToWidth = PagesOf(widths),
            FitToHeight = 0,
        });
        if (table is not null)
            xml.WriteElement(new TableParts(new TablePart { Id = table }) { Count = 1 });
        xml.WriteEndElement();
    }

    // The first column stands on each page.
    private static uint PagesOf(IReadOnlyList<int> widths) =>
        (uint)Math.Max(1, Math.Ceiling(widths.Skip(1).Sum() / (WidestPage - widths[0])));

    private static ColumnKind KindOf(int place, IEnumerable<object?> cells) =>
        cells.Any(cell => cell is int or double) ? ColumnKind.Number : place == 0 ? ColumnKind.First : ColumnKind.Text;

    private static uint HeadingOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => WorkbookStyles.NumberHeading,
        ColumnKind.Text => WorkbookStyles.InnerHeading,
        ColumnKind.First => WorkbookStyles.Heading,
    };

    private static uint StyleOf(object? cell, SheetColumn column, ColumnKind kind) => (cell, kind) switch
    {
        (SheetLink, _) => WorkbookStyles.Link,
        (int or double, _) => WorkbookStyles.Of(column.Format),
        (null, _) or (_, ColumnKind.Number) => WorkbookStyles.Gap,
        (_, ColumnKind.Text) => WorkbookStyles.InnerText,
        (_, ColumnKind.First) => WorkbookStyles.Text,
    };

    // A column of texts beside another has a small indent, so that it does not touch the numbers before it.
    private enum ColumnKind
    {
        First,
        Text,
        Number,
    }

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
        : [.. table.Columns.Select((column, place) => WidthOf(
            column.Heading,
            table.Rows.Select(row => row[place]),
            table.Columns.Count < ManyColumns ? WidestColumn : place == 0 ? WidestName : WidestOfMany))];

    // A column is as wide as its longest cell, and its heading takes up to three lines.
    private static int WidthOf(string heading, IEnumerable<object?> cells, int widest) =>
        Math.Clamp(3 + Math.Max(heading.Length / 3, cells.Max(LengthOf)), NarrowestColumn, widest);

    private static int LengthOf(object? cell) => TextOf(cell).Length;

    private static string TextOf(object? cell) => cell as string ?? (cell as SheetLink)?.Text ?? "";

    // Texts wrap in columns with a width. The height is stored, because not every program finds it by itself.
    private static double HeightOf(IReadOnlyList<(object? Value, uint Style)> cells, IReadOnlyList<int> widths)
    {
        if (cells[0].Style == WorkbookStyles.Title)
            return TitleHeight;
        var lines = cells.Zip(widths, (cell, width) => LinesOf(TextOf(cell.Value), width, WorkbookStyles.IsHeading(cell.Style)))
            .DefaultIfEmpty(1).Max();
        return Math.Min((LineHeight * lines) + RoomAbove, HighestRow);
    }

    // Lines break between words. Heavy letters are wider.
    private static int LinesOf(string text, int width, bool isHeavy)
    {
        var room = (int)((width - 3) / (isHeavy ? 1.15 : 1));
        var (lines, filled) = (1, 0);
        foreach (var word in text.Split([' ', '\n']))
        {
            if (filled > 0 && filled + 1 + word.Length > room)
                (lines, filled) = (lines + 1, 0);
            filled += word.Length + (filled > 0 ? 1 : 0);
            (lines, filled) = (lines + Math.Max(0, filled - 1) / room, filled > room ? ((filled - 1) % room) + 1 : filled);
        }

        return lines;
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
                    Location = $"{Quoted(to)}!A1",
                    Display = XmlText.Clean(text),
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

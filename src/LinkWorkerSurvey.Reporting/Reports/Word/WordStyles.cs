using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>
/// The styles of the document, in the colours of the pages. Arial is in Word; LibreOffice has a type of the same widths for it.
/// </summary>
internal static class WordStyles
{
    public const string Ink = "17282C";
    public const string Soft = "4A5B5F";
    public const string Line = "C9D3D2";
    public const string Teal = "0B5F66";

    /// <summary>The style of tables.</summary>
    public const string Table = "ReportTable";

    /// <summary>The style of the words of a link.</summary>
    public const string Link = "Hyperlink";

    /// <summary>The style of a remark after the label of a row.</summary>
    public const string Tag = "TableTag";

    private const string DarkTeal = "084A50";
    private const string RuleTeal = "5A9694";
    private const string PalestTeal = "EEF5F4";
    private const string Font = "Arial";

    public static WordStyle Normal { get; } = new("Normal", "Normal", 11, 15.5) { After = 8 };

    public static WordStyle Title { get; } = new("Title", "Title", 30, 36) { Before = 60, After = 12, IsHeavy = true };

    public static WordStyle Subtitle { get; } = new("Subtitle", "Subtitle", 14, 19) { After = 40, Colour = Soft };

    public static WordStyle Publisher { get; } = new("Publisher", "Publisher", 13, 18) { After = 2, IsHeavy = true, Colour = Teal };

    public static WordStyle Notice { get; } = new("Notice", "Notice", 10, 14)
    {
        Before = 4,
        After = 4,
        Left = 12,
        Rule = Teal,
        Fill = PalestTeal,
    };

    public static IReadOnlyList<WordStyle> Headings { get; } =
    [
        new("Heading1", "heading 1", 22, 27) { After = 12, IsHeavy = true, KeepsWithNext = true, Level = 1, BeginsPage = true },
        new("Heading2", "heading 2", 15, 20) { Before = 20, After = 8, IsHeavy = true, KeepsWithNext = true, Level = 2 },
        new("Heading3", "heading 3", 12.5, 17) { Before = 14, After = 6, IsHeavy = true, KeepsWithNext = true, Level = 3 },
        new("Heading4", "heading 4", 11, 15.5) { Before = 10, After = 4, IsHeavy = true, KeepsWithNext = true, Level = 4 },
        new("Heading5", "heading 5", 11, 15.5) { Before = 10, After = 4, IsHeavy = true, KeepsWithNext = true, Level = 5, Colour = Soft },
        new("Heading6", "heading 6", 11, 15.5) { Before = 10, After = 4, KeepsWithNext = true, Level = 6, Colour = Soft },
    ];

    public static WordStyle ContentsHeading { get; } = new("TOCHeading", "TOC Heading", 22, 27)
    {
        After = 12,
        IsHeavy = true,
        KeepsWithNext = true,
        BeginsPage = true,
    };

    public static IReadOnlyList<WordStyle> Contents { get; } =
    [
        new("TOC1", "toc 1", 11, 15.5) { Before = 7, After = 2, IsHeavy = true, HasLeader = true },
        new("TOC2", "toc 2", 11, 15.5) { After = 2, Left = 14, HasLeader = true },
    ];

    public static WordStyle Caption { get; } = new("Caption", "caption", 11, 15.5)
    {
        Before = 12,
        After = 6,
        IsHeavy = true,
        KeepsWithNext = true,
    };

    public static WordStyle Figure { get; } = new("Figure", "Figure", 11, 12) { After = 6 };

    public static WordStyle FigureNote { get; } = new("FigureNote", "Figure note", 9, 12.5) { After = 2, Colour = Soft };

    public static WordStyle Quote { get; } = new("Quote", "Quote", 11, 15.5) { Before = 8, After = 8, Left = 18, Rule = RuleTeal };

    public static WordStyle ListBullet { get; } = new("ListBullet", "List Bullet", 11, 15.5) { After = 4, List = WordLists.Bullets };

    public static WordStyle ListNumber { get; } = new("ListNumber", "List Number", 11, 15.5) { After = 4, List = WordLists.Numbers };

    public static WordStyle ListContinue { get; } = new("ListContinue", "List Continue", 11, 15.5) { After = 4, Left = WordLists.Step };

    public static WordStyle TableHeader { get; } = new("TableHeader", "Table header", 9.5, 13)
    {
        Before = 3,
        After = 3,
        IsHeavy = true,
        KeepsWithNext = true,
    };

    public static WordStyle TableText { get; } = new("TableText", "Table text", 9.5, 13) { Before = 2.5, After = 2.5 };

    public static WordStyle TableNumber { get; } = new("TableNumber", "Table number", 9.5, 13)
    {
        Before = 2.5,
        After = 2.5,
        IsRightAligned = true,
    };

    /// <summary>The small gap below a table, which Word would otherwise join with a table after it.</summary>
    public static WordStyle TableEnd { get; } = new("TableEnd", "Table end", 4, 6);

    /// <summary>An empty paragraph whose lower edge is a line across the page.</summary>
    public static WordStyle Break { get; } = new("Break", "Break", 4, 6) { After = 12 };

    public static WordStyle Footer { get; } = new("Footer", "footer", 9, 12.5) { Colour = Soft };

    public static IReadOnlyList<WordStyle> All { get; } =
    [
        Normal, Title, Subtitle, Publisher, Notice, .. Headings, ContentsHeading, .. Contents, Caption, Figure, FigureNote, Quote,
        ListBullet, ListNumber, ListContinue, TableHeader, TableText, TableNumber, TableEnd, Break, Footer,
    ];

    public static Styles Create() => new(
    [
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
                new Languages { Val = "en-GB", EastAsia = "en-GB", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle())),
        .. All.Select(Paragraphs),
        new Style(
            new StyleName { Val = "Default Paragraph Font" },
            new UIPriority { Val = 1 })
        { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
        Characters(Link, "Hyperlink", new(new Color { Val = DarkTeal }, new Underline { Val = UnderlineValues.Single })),
        Characters(Tag, "Table tag", new(new Color { Val = Soft }, new FontSize { Val = Half(8.5) })),
        new Style(
            new StyleName { Val = "Normal Table" },
            new UIPriority { Val = 99 },
            new StyleTableProperties(new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        Tables(),
    ]);

    /// <summary>Returns a length in twentieths of a point.</summary>
    public static int Twips(double points) => (int)Math.Round(points * 20);

    private static string Half(double points) => Math.Round(points * 2).ToString(CultureInfo.InvariantCulture);

    private static Style Paragraphs(WordStyle style)
    {
        var isNormal = style == Normal;
        var paragraphs = new StyleParagraphProperties
        {
            KeepNext = style.KeepsWithNext ? new() : null,
            KeepLines = style.Level is null ? null : new(),
            PageBreakBefore = style.BeginsPage ? new() : null,
            WidowControl = new(),
            NumberingProperties = style.List is { } list ? new(new NumberingId { Val = list }) : null,
            ParagraphBorders = Borders(style),
            Shading = style.Fill is null ? null : new() { Val = ShadingPatternValues.Clear, Fill = style.Fill },
            Tabs = style.HasLeader ? new(Tab(TabStopLeaderCharValues.Dot)) : style == Footer ? new(Tab(leader: null)) : null,
            SpacingBetweenLines = new()
            {
                Before = $"{Twips(style.Before)}",
                After = $"{Twips(style.After)}",
                Line = $"{Twips(style.Line)}",
                LineRule = LineSpacingRuleValues.AtLeast,
            },
            Indentation = style.Left == 0 || style.List is not null ? null : new() { Left = $"{Twips(style.Left)}" },
            Justification = style.IsRightAligned ? new() { Val = JustificationValues.Right } : null,
            OutlineLevel = style.Level is { } level ? new() { Val = level - 1 } : null,
        };
        var made = new Style(new StyleName { Val = style.Name }) { Type = StyleValues.Paragraph, StyleId = style.Id };
        if (isNormal)
            made.Default = true;
        else
            made.Append(new BasedOn { Val = Normal.Id });
        if (style.Level is not null || style == Caption || style == Figure)
            made.Append(new NextParagraphStyle { Val = Normal.Id });
        made.Append(new PrimaryStyle(), paragraphs, new StyleRunProperties
        {
            Bold = style.IsHeavy ? new() : null,
            BoldComplexScript = style.IsHeavy ? new() : null,
            Color = new() { Val = style.Colour },
            FontSize = new() { Val = Half(style.Size) },
            FontSizeComplexScript = new() { Val = Half(style.Size) },
        });
        return made;
    }

    private static ParagraphBorders? Borders(WordStyle style) =>
        style.Rule is not null ? new() { LeftBorder = new() { Val = BorderValues.Single, Color = style.Rule, Size = 24, Space = 10 } }
        : style == Break ? new() { BottomBorder = new() { Val = BorderValues.Single, Color = Line, Size = 6, Space = 1 } }
        : style == Footer ? new() { TopBorder = new() { Val = BorderValues.Single, Color = Line, Size = 4, Space = 6 } }
        : null;

    private static TabStop Tab(TabStopLeaderCharValues? leader) => new()
    {
        Val = TabStopValues.Right,
        Position = WordPage.Width,
        Leader = leader is { } dots ? new EnumValue<TabStopLeaderCharValues>(dots) : null,
    };

    private static Style Characters(string id, string name, StyleRunProperties look) => new(
        new StyleName { Val = name }, new BasedOn { Val = "DefaultParagraphFont" }, new PrimaryStyle(), look)
    { Type = StyleValues.Character, StyleId = id };

    private static Style Tables() => new(
        new StyleName { Val = "Report table" },
        new BasedOn { Val = "TableNormal" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                new BottomBorder { Val = BorderValues.Single, Color = Ink, Size = 6, Space = 0 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Color = Line, Size = 4, Space = 0 }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 120, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(
            new TableStyleConditionalFormattingTableCellProperties(
                new TableCellBorders(new BottomBorder { Val = BorderValues.Single, Color = Ink, Size = 6, Space = 0 })))
        { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = Table };
}

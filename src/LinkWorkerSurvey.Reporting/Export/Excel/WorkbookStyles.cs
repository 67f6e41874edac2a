using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LinkWorkerSurvey.Reporting.Export.Excel;

/// <summary>The styles of cells. Each constant is the index of a cell format in <see cref="Create"/>.</summary>
internal static class WorkbookStyles
{
    public const uint Line = 0;
    public const uint Title = 1;
    public const uint Link = 2;
    public const uint Heading = 3;
    public const uint Text = 4;
    public const uint Gap = 8;
    public const uint NumberHeading = 9;
    public const uint InnerHeading = 10;
    public const uint InnerText = 11;

    // Formats from 164 are a workbook's own; 1 to 4 are built in.
    private const uint OneDecimal = 164;
    private const uint Probability = 165;
    private const uint FirstNumber = 5;

    /// <summary>Returns the style of a number.</summary>
    public static uint Of(NumberFormat format) => FirstNumber + (uint)format;

    /// <summary>Returns whether a style is that of a heading.</summary>
    public static bool IsHeading(uint style) => style is Heading or NumberHeading or InnerHeading;

    public static Stylesheet Create() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = OneDecimal, FormatCode = "0.0" },
            new NumberingFormat { NumberFormatId = Probability, FormatCode = "[<0.001]\"<0.001\";0.000" })
        { Count = 2 },
        new Fonts(
            Font(),
            Font(new Bold(), size: 16),
            Font(new Underline(), colour: "FF06474D"),
            Font(new Bold()))
        { Count = 4 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(
            Border(),
            Border(new BottomBorder(new Color { Rgb = "FF17282C" }) { Style = BorderStyleValues.Thin }))
        { Count = 2 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            Format(font: 0),
            Format(font: 1),
            Format(font: 2, wraps: true),
            Format(font: 3, border: 1, wraps: true),
            Format(font: 0, wraps: true),
            // 3 is built in: #,##0.
            Format(font: 0, number: 3),
            Format(font: 0, number: OneDecimal),
            Format(font: 0, number: Probability),
            Format(font: 0, alignment: HorizontalAlignmentValues.Right),
            Format(font: 3, border: 1, wraps: true, alignment: HorizontalAlignmentValues.Right),
            Format(font: 3, border: 1, wraps: true, alignment: HorizontalAlignmentValues.Left, indent: 1),
            Format(font: 0, wraps: true, alignment: HorizontalAlignmentValues.Left, indent: 1))
        { Count = 12 },
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
        new DifferentialFormats { Count = 0 },
        new TableStyles { Count = 0 });

    private static Font Font(OpenXmlElement? kind = null, double size = 12, string colour = "FF17282C")
    {
        var font = new Font();
        if (kind is not null)
            font.Append(kind);
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Arial" });
        return font;
    }

    private static Border Border(BottomBorder? bottom = null) =>
        new(new LeftBorder(), new RightBorder(), new TopBorder(), bottom ?? new BottomBorder(), new DiagonalBorder());

    private static CellFormat Format(
        uint font, uint number = 0, uint border = 0, bool wraps = false, HorizontalAlignmentValues? alignment = null, uint indent = 0) =>
        new(new Alignment
        {
            Vertical = border > 0 ? VerticalAlignmentValues.Bottom : VerticalAlignmentValues.Center,
            Horizontal = alignment is { } side ? new EnumValue<HorizontalAlignmentValues>(side) : null,
            WrapText = wraps ? true : null,
            Indent = indent > 0 ? indent : null,
        })
        {
            NumberFormatId = number,
            FontId = font,
            FillId = 0,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number > 0,
            ApplyFont = font > 0,
            ApplyBorder = border > 0,
            ApplyAlignment = true,
        };
}

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// A size of charts, named by its purpose. The layout depends on it: text keeps the size that the purpose needs, and what does not fit is
/// left out and said.
/// </summary>
public sealed record ChartSize
{
    private ChartSize()
    {
    }

    /// <summary>For a report: 800 units wide, and as high as its rows and notes.</summary>
    public static ChartSize Report { get; } = new()
    {
        Name = "report",
        Width = 800,
        PixelsPerUnit = 2,
        Margin = 24,
        LabelWidth = 252,
        HeadType = 1,
        NoteType = 1,
        Between = 10,
    };

    /// <summary>
    /// For a document that has the title, the base and the notes in its own text: 700 units wide, and as high as its rows. The picture
    /// itself states what is synthetic or interim.
    /// </summary>
    public static ChartSize Document { get; } = new()
    {
        Name = "document",
        Width = 700,
        PixelsPerUnit = 3,
        Margin = 2,
        LabelWidth = 268,
        HeadType = 1,
        NoteType = 1,
        Between = 8,
        HasTexts = false,
    };

    /// <summary>For a slide: 1920 by 1080 pixels. Its smallest row text is 14 points high on a slide of 13.3 by 7.5 inches.</summary>
    public static ChartSize Slide { get; } = new()
    {
        Name = "slide",
        Width = 1920,
        Height = 1080,
        PixelsPerUnit = 1,
        Margin = 56,
        LabelWidth = 760,
        RowTypes = [2.8, 2.6, 2.4, 2.2, 2],
        HeadType = 2.2,
        NoteType = 1.65,
        Between = 7,
        TitleLines = 2,
        LabelLines = 3,
        NoteLines = 3,
    };

    /// <summary>For a post: 1080 by 1350 pixels, read on a phone. Labels stand above their bars.</summary>
    public static ChartSize Post { get; } = new()
    {
        Name = "post",
        Width = 1080,
        Height = 1350,
        PixelsPerUnit = 1,
        Margin = 56,
        HasLabelsAbove = true,
        RowTypes = [2.8, 2.6, 2.4, 2.2, 2],
        HeadType = 2.2,
        NoteType = 1.75,
        Between = 8,
        TitleLines = 3,
        LabelLines = 3,
        NoteLines = 4,
    };

    /// <summary>All sizes to download, the default first.</summary>
    public static IReadOnlyList<ChartSize> All { get; } = [Report, Slide, Post];

    /// <summary>The name of the size in URLs and in names of files.</summary>
    public required string Name { get; init; }

    /// <summary>The width in units of the chart.</summary>
    public required int Width { get; init; }

    /// <summary>The height in units of the chart; null if a chart is as high as its content.</summary>
    public int? Height { get; init; }

    /// <summary>The number of pixels for one unit of the chart, in both directions.</summary>
    public required int PixelsPerUnit { get; init; }

    /// <summary>Whether the title, the question, the base and the notes are in the picture.</summary>
    internal bool HasTexts { get; init; } = true;

    internal double Margin { get; init; }

    internal double Inner => Width - (2 * Margin);

    internal double Right => Width - Margin;

    /// <summary>The width of the labels beside the bars, in units.</summary>
    internal double LabelWidth { get; init; }

    internal bool HasLabelsAbove { get; init; }

    /// <summary>The type sizes of the rows from the largest to the smallest, as multiples of that in a report.</summary>
    internal IReadOnlyList<double> RowTypes { get; init; } = [1];

    /// <summary>The type size of title and key, as a multiple of that in a report.</summary>
    internal double HeadType { get; init; }

    /// <summary>The type size of notes and source, as a multiple of that in a report.</summary>
    internal double NoteType { get; init; }

    /// <summary>The space between rows, in units at type size 1.</summary>
    internal double Between { get; init; }

    internal int TitleLines { get; init; } = int.MaxValue;

    internal int LabelLines { get; init; } = int.MaxValue;

    internal int NoteLines { get; init; } = int.MaxValue;

    /// <summary>Returns this size with a fixed height: what does not fit is left out and said.</summary>
    internal ChartSize Within(int height) => this with { Height = height, LabelLines = 3 };
}

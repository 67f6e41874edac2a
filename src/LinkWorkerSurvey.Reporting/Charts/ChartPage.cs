using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>Lays out a chart from top to bottom. Holds the shapes and texts added so far, and the height that they fill.</summary>
internal sealed class ChartPage
{
    public const int Width = 800;
    public const double Margin = 24;
    public const double Inner = Width - (2 * Margin);
    public const double Right = Width - Margin;

    // The distance from the middle of a line of text down to its baseline, as a fraction of the font size.
    private const double Middle = 0.36;

    private readonly List<Mark> marks = [];

    /// <summary>The y coordinate below the content added so far, in units of the chart.</summary>
    public double Down { get; set; } = Margin;

    public void Add(Mark mark) => marks.Add(mark);

    public void AddUnder(Mark mark) => marks.Insert(0, mark);

    /// <summary>Writes one line, centred vertically at <paramref name="middle"/>.</summary>
    public void Say(
        string text, double x, double middle, double size, ChartColour ink = ChartColour.Dark, bool heavy = false,
        TextAnchor anchor = TextAnchor.Start)
    {
        var clean = ChartFont.Clean(text);
        var width = ChartFont.Width(clean, size, heavy);
        var left = anchor switch { TextAnchor.Start => x, TextAnchor.Middle => x - (width / 2), TextAnchor.End => x - width };
        Add(new TextElement(clean, left, middle + (Middle * size), width, size, ink, heavy, anchor));
    }

    /// <summary>Writes several lines, one below the other.</summary>
    /// <returns>The height of all lines together.</returns>
    public double Say(
        IEnumerable<string> lines,
        double x,
        double top,
        double lineHeight,
        double size,
        ChartColour ink = ChartColour.Dark,
        bool heavy = false)
    {
        var count = 0;
        foreach (var line in lines)
            Say(line, x, top + (lineHeight * (count++ + 0.5)), size, ink, heavy);
        return count * lineHeight;
    }

    /// <summary>Writes a paragraph between the margins and moves <see cref="Down"/> below it.</summary>
    public void Paragraph(
        string text, double lineHeight, double size, ChartColour ink = ChartColour.Soft, bool heavy = false, double indent = 0) =>
        Down += Say(ChartFont.Wrap(text, Inner - indent, size, heavy), Margin + indent, Down, lineHeight, size, ink, heavy);

    /// <summary>Writes the title block of a chart.</summary>
    /// <param name="title">The title.</param>
    /// <param name="facet">The facet of the question; null if there is none.</param>
    /// <param name="question">The question as respondents read it; null if the title is the question.</param>
    /// <param name="wave">The name of the wave that the figures belong to; null if the legend names it.</param>
    public void Head(string title, string? facet, string? question, string? wave)
    {
        Paragraph(title, 27, 20, ChartColour.Dark, heavy: true);
        if (facet is not null)
            Paragraph(facet, 23, 15, ChartColour.Dark, heavy: true);
        if (question is not null)
            Paragraph(question, 20, 14);
        Down += 4;
        if (wave is not null)
            Paragraph(wave, 19, 13);
        Down += 12;
    }

    /// <summary>Writes the notes below a chart.</summary>
    public void Notes(IEnumerable<string> notes)
    {
        Down += 12;
        foreach (var note in notes)
        {
            Paragraph(note, 17, 12);
            Down += 3;
        }
    }

    public Drawing Finish(string title, string description) =>
        new(ChartFont.Clean(title), ChartFont.Clean(description), Width, (int)Math.Ceiling(Down + Margin - 3), marks);

    /// <summary>Returns the name of a window and, if any of its answers are synthetic, a warning.</summary>
    public static string Wave(WindowFigures figures) => Wave(figures.Title, figures.Kind);

    /// <summary>Returns the name of a comparison wave with the same warning. A published wave has no kind and needs no warning.</summary>
    public static string Wave(string title, WindowKind? kind) => title + (kind ?? WindowKind.Live) switch
    {
        WindowKind.Reconstruction => ". Synthetic data: every answer was generated",
        WindowKind.Demonstration => ". Partly synthetic data: some answers were generated",
        WindowKind.Live or WindowKind.Imported => "",
    };
}

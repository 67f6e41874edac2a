using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>Lays out a chart from top to bottom. Holds the shapes and texts added so far, and the height that they fill.</summary>
internal sealed class ChartPage(ChartSize size)
{
    // The distance from the middle of a line of text down to its baseline, as a fraction of the font size.
    private const double Middle = 0.36;

    private readonly List<Mark> marks = [];

    /// <summary>The y coordinate below the content added so far, in units of the chart.</summary>
    public double Down { get; set; } = size.Margin;

    public void Add(Mark mark) => marks.Add(mark);

    public void AddUnder(Mark mark) => marks.Insert(0, mark);

    /// <summary>Writes one line, centred vertically at <paramref name="middle"/>.</summary>
    public void Say(
        string text, double x, double middle, double fontSize, ChartColour ink = ChartColour.Dark, bool heavy = false,
        TextAnchor anchor = TextAnchor.Start)
    {
        var clean = ChartFont.Clean(text);
        var width = ChartFont.Width(clean, fontSize, heavy);
        var left = anchor switch { TextAnchor.Start => x, TextAnchor.Middle => x - (width / 2), TextAnchor.End => x - width };
        Add(new TextElement(clean, left, middle + (Middle * fontSize), width, fontSize, ink, heavy, anchor));
    }

    /// <summary>Writes several lines, one below the other.</summary>
    /// <returns>The height of all lines together.</returns>
    public double Say(
        IEnumerable<string> lines,
        double x,
        double top,
        double lineHeight,
        double fontSize,
        ChartColour ink = ChartColour.Dark,
        bool heavy = false)
    {
        var count = 0;
        foreach (var line in lines)
            Say(line, x, top + (lineHeight * (count++ + 0.5)), fontSize, ink, heavy);
        return count * lineHeight;
    }

    /// <summary>
    /// Writes a paragraph between the margins and moves <see cref="Down"/> below it. A text that needs more lines is shortened.
    /// </summary>
    public void Paragraph(
        string text,
        double lineHeight,
        double fontSize,
        ChartColour ink = ChartColour.Soft,
        bool heavy = false,
        double indent = 0,
        int lines = int.MaxValue) =>
        Down += Say(
            ChartFont.Wrap(text, size.Inner - indent, fontSize, heavy, lines),
            size.Margin + indent,
            Down,
            lineHeight,
            fontSize,
            ink,
            heavy);

    /// <summary>Writes the title block of a chart.</summary>
    /// <param name="title">The title.</param>
    /// <param name="facet">The facet of the question; null if there is none.</param>
    /// <param name="question">The question as respondents read it; null if the title is the question.</param>
    /// <param name="wave">The name of the wave that the figures belong to; null if the legend or the source names it.</param>
    public void Head(string title, string? facet, string? question, string? wave)
    {
        var type = size.HeadType;
        Paragraph(title, 27 * type, 20 * type, ChartColour.Dark, heavy: true, lines: size.TitleLines);
        if (facet is not null)
            Paragraph(facet, 23 * type, 15 * type, ChartColour.Dark, heavy: true, lines: size.TitleLines);
        if (question is not null)
            Paragraph(question, 20 * type, 14 * type, lines: size.TitleLines);
        Down += 4 * type;
        if (wave is not null)
            Paragraph(wave, 19 * type, 13 * type, lines: size.TitleLines);
        Down += 12 * type;
    }

    /// <summary>Writes the notes below a chart, then what they end with: the source and the publisher.</summary>
    public void Notes(IEnumerable<string> notes, string? source = null)
    {
        var type = size.NoteType;
        Down += 12 * type;
        foreach (var note in notes)
        {
            Paragraph(note, 17 * type, 12 * type);
            Down += 3 * type;
        }

        if (source is null)
            return;
        Paragraph(source, 17 * type, 12 * type, lines: size.TitleLines);
        Down += 3 * type;
        Paragraph(Publisher.Name, 17 * type, 12 * type, ChartColour.Teal, heavy: true);
        Down += 3 * type;
    }

    /// <summary>Returns the number of lines that a note takes.</summary>
    public static int LinesOfNote(ChartSize size, string note) =>
        ChartFont.Wrap(note, size.Inner, 12 * size.NoteType, heavy: false, int.MaxValue).Count;

    /// <summary>Returns the height that <see cref="Notes"/> takes.</summary>
    public static double HeightOfNotes(ChartSize size, IReadOnlyList<string> notes, string? source)
    {
        var page = new ChartPage(size) { Down = 0 };
        page.Notes(notes, source);
        return page.Down - (3 * size.NoteType);
    }

    public Drawing Finish(string title, string description) => new(
        ChartFont.Clean(title),
        ChartFont.Clean(description),
        size.Width,
        size.Height ?? (int)Math.Ceiling(Down + size.Margin - 3),
        size.PixelsPerUnit,
        marks);

    /// <summary>Returns the name of a window and, if any of its answers are synthetic, a warning.</summary>
    public static string Wave(WindowFigures figures) => Wave(figures.Title, figures.Kind);

    /// <summary>Returns the name of a comparison wave with the same warning. A published wave has no kind and needs no warning.</summary>
    public static string Wave(string title, WindowKind? kind) =>
        WindowNote.InShort(kind ?? WindowKind.Live) is { } synthetic ? $"{title}. {synthetic}" : title;
}

using System.Globalization;
using System.Xml.Linq;

namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>
/// Writes charts as SVG documents. Text stays text instead of outlines, and the description states everything that the chart shows.
/// </summary>
public static class SvgWriter
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Returns a chart as an SVG document.</summary>
    public static string Write(Drawing drawing) =>
        new XDocument(
            new XElement(
                Svg + "svg",
                new XAttribute("viewBox", $"0 0 {drawing.Width} {drawing.Height}"),
                new XAttribute("width", drawing.Width),
                new XAttribute("height", drawing.Height),
                new XAttribute("role", "img"),
                new XAttribute("aria-labelledby", "title"),
                new XAttribute("aria-describedby", "description"),
                new XAttribute(XNamespace.Xml + "lang", "en"),
                new XAttribute("font-family", ChartFont.Families),
                new XElement(Svg + "title", new XAttribute("id", "title"), drawing.Title),
                new XElement(Svg + "desc", new XAttribute("id", "description"), drawing.Description),
                new XElement(
                    Svg + "rect",
                    new XAttribute("width", "100%"),
                    new XAttribute("height", "100%"),
                    new XAttribute("fill", ChartColour.Paper.Hex())),
                drawing.Marks.Select(Element))).ToString();

    private static XElement Element(Mark mark) =>
        mark switch
        {
            Box { Outlined: true } box => new XElement(
                Svg + "rect",
                Length("x", box.Left + (Box.Edge / 2)),
                Length("y", box.Top + (Box.Edge / 2)),
                Length("width", Math.Max(0, box.Width - Box.Edge)),
                Length("height", Math.Max(0, box.Height - Box.Edge)),
                new XAttribute("fill", ChartColour.Paper.Hex()),
                new XAttribute("stroke", box.Ink.Hex()),
                Length("stroke-width", Box.Edge)),
            Box box => new XElement(
                Svg + "rect",
                Length("x", box.Left),
                Length("y", box.Top),
                Length("width", box.Width),
                Length("height", box.Height),
                new XAttribute("fill", box.Ink.Hex())),
            LineElement rule => new XElement(
                Svg + "line",
                Length("x1", rule.FromX),
                Length("y1", rule.FromY),
                Length("x2", rule.ToX),
                Length("y2", rule.ToY),
                new XAttribute("stroke", rule.Ink.Hex()),
                Length("stroke-width", rule.Thickness)),
            TextElement words => new XElement(
                Svg + "text",
                Length(
                    "x",
                    words.Anchor switch
                    {
                        TextAnchor.Start => words.Left,
                        TextAnchor.Middle => words.Left + (words.Width / 2),
                        TextAnchor.End => words.Left + words.Width,
                    }),
                Length("y", words.Baseline),
                Length("font-size", words.Size),
                words.Heavy ? new XAttribute("font-weight", 600) : null,
                words.Anchor switch
                {
                    TextAnchor.Start => null,
                    TextAnchor.Middle => new XAttribute("text-anchor", "middle"),
                    TextAnchor.End => new XAttribute("text-anchor", "end"),
                },
                new XAttribute("fill", words.Ink.Hex()),
                words.Text),
            _ => throw new ArgumentException($"A chart has no {mark.GetType().Name}.", nameof(mark)),
        };

    private static XAttribute Length(string name, double length) => new(name, Math.Round(length, 2).ToString(CultureInfo.InvariantCulture));
}

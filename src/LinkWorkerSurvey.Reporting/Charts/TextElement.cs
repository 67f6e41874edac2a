namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>One line of text.</summary>
/// <param name="Text">The text. Characters that XML cannot contain are already replaced.</param>
/// <param name="Left">The x coordinate of the left end.</param>
/// <param name="Baseline">The y coordinate of the baseline.</param>
/// <param name="Width">The width in the embedded font, in units of the chart.</param>
/// <param name="Size">The font size, in units of the chart.</param>
/// <param name="Ink">The colour.</param>
/// <param name="Heavy">Whether the text is semi-bold.</param>
/// <param name="Anchor">The point of the text that stays in place if a fallback font makes the text wider or narrower.</param>
public sealed record TextElement(
    string Text, double Left, double Baseline, double Width, double Size, ChartColour Ink, bool Heavy, TextAnchor Anchor) : Mark;

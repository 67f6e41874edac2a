namespace LinkWorkerSurvey.Reporting.Charts;

/// <summary>One line of text.</summary>
/// <param name="Text">What it says; holds nothing that XML cannot.</param>
/// <param name="Left">Where it begins.</param>
/// <param name="Baseline">The line it stands on.</param>
/// <param name="Width">Its width in the font that charts are measured with.</param>
/// <param name="Size">The size of the font.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Heavy">Whether it is set in the heavier weight.</param>
/// <param name="Anchor">Which part of it keeps its place where another font makes it longer or shorter.</param>
public sealed record Words(string Text, double Left, double Baseline, double Width, double Size, Ink Ink, bool Heavy, Anchor Anchor) : Mark;

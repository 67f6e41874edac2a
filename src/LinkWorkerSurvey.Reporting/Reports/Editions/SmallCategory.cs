namespace LinkWorkerSurvey.Reporting.Reports.Editions;

/// <summary>
/// A category of fewer than 5 respondents, or one that is left out with such a category. Who knows these respondents might recognise them,
/// so staff decide for each whether it is published.
/// </summary>
/// <param name="Table">The key of the table.</param>
/// <param name="Key">The key of the row.</param>
/// <param name="Label">The label of the row.</param>
/// <param name="Count">The number of respondents in the row.</param>
/// <param name="IsLeftOut">Whether the row is left out of the edition.</param>
public sealed record SmallCategory(string Table, string Key, string Label, int Count, bool IsLeftOut);

namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>The question down the rows of a cross-table, or the one across its columns.</summary>
/// <param name="Question">The code of the question, such as <c>Q7</c>.</param>
/// <param name="Exclusive"> Whether every respondent of the window is in exactly one category, 'not answered' included: a choose-one
/// question of whose 'Other' texts none is coded into a second category. Where it is false a respondent may be in several, and who is not
/// in a category counts as well as who is.
/// </param>
/// <param name="Categories">The categories in the order they are shown.</param>
public sealed record CrossSide(string Question, bool Exclusive, IReadOnlyList<CrossCategory> Categories);

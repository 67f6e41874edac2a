namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>An axis of a cross-tabulation: the question down the rows or the question across the columns.</summary>
/// <param name="Question">The code of the question, such as <c>Q7</c>.</param>
/// <param name="Exclusive">
/// Whether every respondent of the window is in exactly one category, 'not answered' included. True for a choose-one question, unless
/// coding puts a respondent into two categories or, in one facet, into none. If false, a respondent can be in several categories. For each
/// category, those who answered the question and are not in the category then form a second group, which suppression protects too.
/// </param>
/// <param name="Categories">The categories in the order of the table.</param>
/// <param name="HasTexts">
/// Whether respondents wrote texts that are coded into the categories. Coders know these texts: a cell of nobody or of everybody would tell
/// them something about each author, and is suppressed.
/// </param>
/// <param name="SinglesOut">
/// Whether whoever knows these texts could work out a row of few of their authors from the others: see <see cref="SingledOut"/>. Then every
/// cell is suppressed.
/// </param>
public sealed record CrossTabAxis(
    string Question, bool Exclusive, IReadOnlyList<CrossTabCategory> Categories, bool HasTexts = false, bool SinglesOut = false);

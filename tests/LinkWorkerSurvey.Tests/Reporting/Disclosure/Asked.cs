namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>Public knowledge about a question: how it was asked, and the whole window's table of it.</summary>
/// <param name="ChooseOne">Whether every respondent is in at most one row of the table.</param>
/// <param name="Covered">Whether every respondent is in at least one row of the table.</param>
/// <param name="Totals">The number of respondents in each row.</param>
/// <param name="NotAnswered">The index of the row of respondents who gave no answer, and are therefore in no other row; null if there is
/// none.</param>
/// <param name="BeforeCoding">The number of respondents who ticked each row, before texts were coded into rows; null if no text was
/// coded.</param>
internal sealed record Asked(
    bool ChooseOne, bool Covered, IReadOnlyList<int> Totals, int? NotAnswered, IReadOnlyList<int>? BeforeCoding = null)
{
    /// <summary>Returns every possible answer, as the rows it falls into.</summary>
    public IEnumerable<bool[]> Ways() =>
        Enumerable
            .Range(0, 1 << Totals.Count)
            .Select(bits => Enumerable.Range(0, Totals.Count).Select(row => (bits & (1 << row)) != 0).ToArray())
            .Where(way =>
                ChooseOne || (NotAnswered is { } silent && way[silent]) ? way.Count(isIn => isIn) == 1 : !Covered || way.Contains(true));

    /// <summary>Returns every possible answer, as the rows that it falls into and those of them that were ticked.</summary>
    public IEnumerable<(bool[] In, bool[] Ticked)> CodedWays() =>
        from way in Ways()
        from bits in BeforeCoding is null || (NotAnswered is { } silent && way[silent]) ? [~0] : Enumerable.Range(0, 1 << Totals.Count)
        let ticked = way.Select((isIn, row) => isIn && (bits & (1 << row)) != 0).ToArray()
        where bits == ~0 || way.Index().All(row => row.Item || (bits & (1 << row.Index)) == 0)
        select (way, ticked);
}

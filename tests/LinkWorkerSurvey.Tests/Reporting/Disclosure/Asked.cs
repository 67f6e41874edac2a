namespace LinkWorkerSurvey.Tests.Reporting.Disclosure;

/// <summary>What everybody may know of a question: how it was asked, and the whole window's table of it.</summary>
/// <param name="ChooseOne">Everybody is in one row of the table.</param>
/// <param name="Covered">Everybody is in some row of the table.</param>
/// <param name="Totals">The respondents in each row.</param>
/// <param name="NotAnswered">The row of those who gave no answer, and are therefore in no other; null where there is none.</param>
internal sealed record Asked(bool ChooseOne, bool Covered, IReadOnlyList<int> Totals, int? NotAnswered)
{
    /// <summary>Every way to answer: the rows it falls in.</summary>
    public IEnumerable<bool[]> Ways() =>
        Enumerable
            .Range(0, 1 << Totals.Count)
            .Select(bits => Enumerable.Range(0, Totals.Count).Select(row => (bits & (1 << row)) != 0).ToArray())
            .Where(way =>
                ChooseOne || (NotAnswered is { } silent && way[silent]) ? way.Count(isIn => isIn) == 1 : !Covered || way.Contains(true));
}

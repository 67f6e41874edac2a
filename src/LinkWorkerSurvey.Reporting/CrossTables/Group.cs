namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// Some of the respondents, by one side: those in a category, or, where a respondent may be in several, those who answered and are not in
/// it.
/// </summary>
/// <param name="Categories">The category; for the rest, also 'not answered'. Nobody is in two of them.</param>
/// <param name="Rest">Whether these are the respondents in none of the categories.</param>
/// <param name="Total">The respondents of the window in the group.</param>
internal sealed record Group(int[] Categories, bool Rest, int Total)
{
    /// <summary>The groups that a category makes.</summary>
    public static IReadOnlyList<Group> Of(CrossSide side, int category, int respondents)
    {
        var itself = new Group([category], Rest: false, side.Categories[category].Total);
        if (side.Exclusive)
            return [itself];
        int[] without =
        [
            category,
            .. Enumerable.Range(0, side.Categories.Count).Where(i => i != category && side.Categories[i].NotAnswered),
        ];
        return [itself, new Group(without, Rest: true, respondents - without.Sum(i => side.Categories[i].Total))];
    }

    /// <summary>All respondents who are not in a category, those who gave no answer among them.</summary>
    public static Group Outside(CrossSide side, int category, int respondents) =>
        new([category], Rest: true, respondents - side.Categories[category].Total);
}

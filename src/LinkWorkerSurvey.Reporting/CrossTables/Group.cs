namespace LinkWorkerSurvey.Reporting.CrossTables;

/// <summary>
/// A group of respondents that a category of one axis forms: those in the category. If the axis is not exclusive, a category forms a second
/// group: those who answered and are not in the category.
/// </summary>
/// <param name="Categories">The category; for the second group, also the category 'not answered'. No respondent is in both.</param>
/// <param name="Rest">Whether the group consists of the respondents in none of <paramref name="Categories"/>.</param>
/// <param name="Total">The number of respondents of the window in the group.</param>
internal sealed record Group(int[] Categories, bool Rest, int Total)
{
    /// <summary>Returns the groups that a category forms: one on an exclusive axis, otherwise two.</summary>
    public static IReadOnlyList<Group> Of(CrossTabAxis side, int category, int respondents)
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

    /// <summary>Returns the group of all respondents outside a category, including those who did not answer.</summary>
    public static Group Outside(CrossTabAxis side, int category, int respondents) =>
        new([category], Rest: true, respondents - side.Categories[category].Total);
}

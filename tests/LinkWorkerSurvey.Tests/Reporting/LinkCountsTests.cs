using CsCheck;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using Shown = System.Collections.Generic.IReadOnlyDictionary<int, (int Opened, int Sent)>;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests which counts of links are shown, and what a reader can derive from them and from the total number of forms.</summary>
public class LinkCountsTests
{
    private const int K = 5;
    private static readonly DateOnly FirstDay = new(2027, 1, 18);

    [Theory]
    [InlineData("4", "")]
    [InlineData("5", "1")]
    [InlineData("50 1", "")]
    [InlineData("50 5", "1 2")]
    [InlineData("50 1 20", "1")]
    [InlineData("50 4 4 4 20", "1")]
    [InlineData("50 0 0 20", "1")]
    [InlineData("50 1 20 20", "1")]
    [InlineData("1 0 2", "")]
    public void Shown_AfterACompleteDay_WithholdsTheSmallAndTheNextSmallest(string sent, string shown) =>
        Assert.Equal(shown, string.Join(' ', Look(Counts(sent), daysLater: 1).Keys.Order()));

    [Theory]
    [InlineData("50 1 20", "")]
    [InlineData("50 5 20", "1 2 3")]
    public void Shown_OnTheDayItself_OnlyWhereNoLinkIsSmall(string sent, string shown) =>
        Assert.Equal(shown, string.Join(' ', Look(Counts(sent), daysLater: 0).Keys.Order()));

    [Fact]
    public void Shown_WithinAnHourAfterMidnight_DoesNotYetDecideByTheDayBefore()
    {
        var midnight = UkTime.EndOf(FirstDay);

        Assert.Empty(Look(Counts("50 1 20"), midnight.AddMinutes(59)));
        Assert.Single(Look(Counts("50 1 20"), midnight.AddMinutes(61)));
    }

    [Fact]
    public void Shown_OpenedCounts_AreWithheldWithTheSentOnes()
    {
        LinkDayCounts[] days = [new(1, FirstDay, 70, 50), new(2, FirstDay, 60, 1), new(3, FirstDay, 30, 20)];

        var shown = LinkCounts.Shown([1, 2, 3], days, K, Noon(1));

        Assert.Equal((70, 50), Assert.Single(shown).Value);
    }

    /// <summary>Tests every possible count: one view always leaves more than one number possible for each withheld link.</summary>
    [Fact]
    public void Shown_WithTheNumberOfAllForms_LeavesMoreThanOneCountForEachWithheldLink()
    {
        var opened = new List<string>();
        var all = Vectors(links: 2, most: 13).Concat(Vectors(links: 3, most: 13));
        foreach (var looks in all.GroupBy(sent => Described(Look(sent, 1), sent.Sum(), sent.Length)))
        {
            var withheld = Enumerable.Range(1, looks.First().Length).Except(Look(looks.First(), 1).Keys);
            opened.AddRange(
                from link in withheld
                where looks.Select(sent => sent[link - 1]).Distinct().Count() == 1 && looks.First().Sum() > 0
                select $"{looks.Key}: link {link} has {looks.First()[link - 1]}");
        }

        Assert.Empty(opened);
    }

    [Fact]
    public void Shown_WithheldLinks_HaveAtLeastKTogether_WhereAnyIsShown() =>
        Gen.Int[0, 30].Array[1, 6].Sample(sent =>
        {
            var shown = Look(sent, 1);
            var withheld = sent.Where((_, link) => !shown.ContainsKey(link + 1)).ToList();
            Assert.True(shown.Count == 0 || withheld.Count == 0 || (withheld.Count > 1 && withheld.Sum() >= K));
            Assert.All(shown.Values, counts => Assert.InRange(counts.Sent, K, int.MaxValue));
        });

    /// <summary>
    /// Tests a reader who looks after each form. Exchanging two links that were always withheld does not change what was shown.
    /// </summary>
    [Fact]
    public void Shown_AtEveryMoment_TellsNoTwoWithheldLinksApart() =>
        Histories.Sample(history => Assert.Empty(ToldApart(history, Look)), iter: 2000);

    /// <summary>Tests the same rule applied to each view separately: when one link overtakes another, a third can be derived.</summary>
    [Fact]
    public void ALeakyBuild_ThatWithholdsTheNextSmallestOfTheMoment_TellsLinksApart() =>
        Assert.ThrowsAny<Exception>(() =>
            Histories.Sample(history => Assert.Empty(ToldApart(history, NextSmallestOfTheMoment)), iter: 2000));

    /// <summary>
    /// Somebody saw 15 forms through link 2, retires it, and makes link 3 for one person. All forms less those of the shown links would be
    /// the 15 and that person's.
    /// </summary>
    [Fact]
    public void Shown_ALinkAddedAfterAShownOneWasRetired_DoesNotFollowFromTheOthers()
    {
        LinkDayCounts[] before = [new(1, FirstDay, 20, 20), new(2, FirstDay, 15, 15)];
        var retired = new Dictionary<int, DateOnly> { [2] = FirstDay.AddDays(2) };
        Assert.Equal([1, 2], LinkCounts.Shown([1, 2], before, K, Noon(2), retired).Keys.Order());

        foreach (var day in new[] { 2, 3, 9 })
        {
            LinkDayCounts[] days = [.. before, new(1, FirstDay.AddDays(2), 4, 4), new(3, FirstDay.AddDays(2), 1, 1)];
            Assert.Empty(LinkCounts.Shown([1, 2, 3], days, K, Noon(day), retired));
        }
    }

    /// <summary>
    /// Tests that from the first retirement on, no small link in use is the only suppressed one in use, as long as others are in use.
    /// </summary>
    [Fact]
    public void Shown_AfterRetirements_ASmallLinkInUse_IsNeverTheOnlySuppressedOneInUse() =>
        Gen.Select(Histories, Gen.Int[0, 8].Array[2]).Sample(
            (history, days) => Assert.Empty(Alone(history, Retirements(history, days), LinkCounts.Shown)), iter: 2000);

    /// <summary>Tests that the rule without retirements breaks this.</summary>
    [Fact]
    public void ALeakyBuild_ThatIgnoresRetirements_LeavesASmallLinkAlone() =>
        Assert.ThrowsAny<Exception>(() => Gen.Select(Histories, Gen.Int[0, 8].Array[2]).Sample(
            (history, days) => Assert.Empty(
                Alone(history, Retirements(history, days), (links, counts, k, now, _) => LinkCounts.Shown(links, counts, k, now))),
            iter: 2000));

    [Theory]
    [InlineData(4, 4, false, false)]
    [InlineData(5, 5, false, true)]
    [InlineData(9, 5, true, false)]
    [InlineData(10, 5, true, true)]
    [InlineData(20, 4, true, false)]
    public void ShowDays_FromKOn_ByLinksAndByInvitations(int received, int sentByLinks, bool hasInvitations, bool shown) =>
        Assert.Equal(shown, LinkCounts.ShowDays(received, sentByLinks, hasInvitations, K));

    /// <summary>The forms in order of arrival: the link, one of four, and the number of days since the previous form.</summary>
    private static Gen<(int Link, int DaysLater)[]> Histories { get; } =
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 9], (link, pause) => (link, pause == 0 ? 1 : 0)).Array[1, 60];

    private static Shown Look(int[] sent, int daysLater) => Look(sent, Noon(daysLater));

    private static Shown Look(int[] sent, DateTimeOffset now) =>
        LinkCounts.Shown(
            Enumerable.Range(1, sent.Length),
            [.. sent.Select((count, link) => new LinkDayCounts(link + 1, FirstDay, count, count))],
            K,
            now);

    private static Shown Look(IReadOnlyCollection<LinkDayCounts> days, DateTimeOffset now) =>
        LinkCounts.Shown([1, 2, 3, 4], days, K, now);

    private static Shown NextSmallestOfTheMoment(IReadOnlyCollection<LinkDayCounts> days, DateTimeOffset now) =>
        LinkCounts.Shown([1, 2, 3, 4], [.. days.Select(day => day with { Day = FirstDay })], K, now.AddDays(1));

    // Links 1 and 2 are retired on these days; a retired link gets no more forms.
    private static Dictionary<int, DateOnly> Retirements((int Link, int DaysLater)[] history, int[] days)
    {
        var end = history.Sum(form => form.DaysLater);
        return new() { [1] = FirstDay.AddDays(Math.Min(days[0], end)), [2] = FirstDay.AddDays(Math.Min(days[1], end)) };
    }

    private static List<string> Alone(
        (int Link, int DaysLater)[] history,
        Dictionary<int, DateOnly> retired,
        Func<IEnumerable<int>, IReadOnlyCollection<LinkDayCounts>, int, DateTimeOffset, IReadOnlyDictionary<int, DateOnly>?, Shown> look)
    {
        var (day, days, alone) = (0, new List<LinkDayCounts>(), new List<string>());
        foreach (var (link, later) in history)
        {
            day += later;
            var today = FirstDay.AddDays(day);
            if (retired.TryGetValue(link, out var since) && since <= today)
                continue;
            days.Add(new LinkDayCounts(link, today, 1, 1));
            var known = retired.Where(r => r.Value <= today).ToDictionary();
            var shown = look([1, 2, 3, 4], days, K, Noon(day), known);
            var inUse = Enumerable.Range(1, 4).Where(l => !known.ContainsKey(l)).ToList();
            if (known.Count > 0 && inUse.Count > 1 && inUse.Where(l => !shown.ContainsKey(l)).ToList() is [var one]
                && days.Count(d => d.Link == one) < K)
                alone.Add($"{one} on day {day} of {string.Join(' ', history)}");
        }

        return alone;
    }

    private static IEnumerable<string> ToldApart(
        (int Link, int DaysLater)[] history, Func<IReadOnlyCollection<LinkDayCounts>, DateTimeOffset, Shown> look)
    {
        var seen = Watched(history, look);
        var alwaysWithheld = Enumerable.Range(1, 4).Where(link => seen.All(shown => !shown.ContainsKey(link))).ToList();
        if (alwaysWithheld is [var alone])
            return [$"{alone} alone in {string.Join(' ', history)}"];
        return
            from one in alwaysWithheld
            from other in alwaysWithheld
            where one < other
            let exchanged = history.Select(form => form with { Link = form.Link == one ? other : form.Link == other ? one : form.Link })
            let seenThen = Watched([.. exchanged], look)
            where !seen.Select(shown => Described(shown, 0, 4)).SequenceEqual(seenThen.Select(shown => Described(shown, 0, 4)))
            select $"{one} and {other} in {string.Join(' ', history)}";
    }

    /// <summary>Returns what is shown after each form.</summary>
    private static List<Shown> Watched(
        (int Link, int DaysLater)[] history, Func<IReadOnlyCollection<LinkDayCounts>, DateTimeOffset, Shown> look)
    {
        var (day, days, seen) = (0, new List<LinkDayCounts>(), new List<Shown>());
        foreach (var (link, later) in history)
        {
            day += later;
            days.Add(new LinkDayCounts(link, FirstDay.AddDays(day), 1, 1));
            seen.Add(look(days, Noon(day)));
        }

        return seen;
    }

    private static IEnumerable<int[]> Vectors(int links, int most) => links == 0
        ? [[]]
        : Vectors(links - 1, most).SelectMany(_ => Enumerable.Range(0, most), (before, count) => (int[])[.. before, count]);

    private static int[] Counts(string sent) => [.. sent.Split(' ').Select(int.Parse)];

    private static DateTimeOffset Noon(int day) => UkTime.StartOf(FirstDay.AddDays(day)).AddHours(12);

    private static string Described(Shown shown, int all, int links) =>
        $"{links} links, {all} forms, shown {string.Join(' ', shown.OrderBy(s => s.Key).Select(s => $"{s.Key}:{s.Value.Sent}"))}";
}

using System.Globalization;
using CsCheck;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Tests.Windows;

public class UkTimeTests
{
    [Theory]
    [InlineData("2019-01-18", "2019-02-15", "2019-01-18T00:00Z", "2019-02-16T00:00Z")] // the first wave
    [InlineData("2026-07-01", "2026-07-01", "2026-06-30T23:00Z", "2026-07-01T23:00Z")] // in summer time
    [InlineData("2026-03-29", "2026-03-29", "2026-03-29T00:00Z", "2026-03-29T23:00Z")] // the day of 23 hours
    [InlineData("2026-10-25", "2026-10-25", "2026-10-24T23:00Z", "2026-10-26T00:00Z")] // the day of 25 hours
    public void DaysBothInclusive_RunFromTheFirstInstantToTheFirstAfterTheLast(string first, string last, string from, string to)
    {
        Assert.Equal(Instant(from), UkTime.StartOf(Day(first)));
        Assert.Equal(Instant(to), UkTime.EndOf(Day(last)));
    }

    [Theory]
    [InlineData("2026-07-01T22:59:59Z", "2026-07-01")]
    [InlineData("2026-07-01T23:00:00Z", "2026-07-02")]
    [InlineData("2026-01-01T23:59:59Z", "2026-01-01")]
    public void DayOf_IsTheDayOnClocksInTheUnitedKingdom(string instant, string day) =>
        Assert.Equal(Day(day), UkTime.DayOf(Instant(instant)));

    [Fact]
    public void EveryDay_BeginsAndEndsWithinItself() =>
        Gen.Int[new DateOnly(2000, 1, 1).DayNumber, new DateOnly(2100, 1, 1).DayNumber]
            .Select(DateOnly.FromDayNumber)
            .Sample(day =>
            {
                Assert.Equal(day, UkTime.DayOf(UkTime.StartOf(day)));
                Assert.Equal(day.AddDays(-1), UkTime.DayOf(UkTime.StartOf(day).AddTicks(-1)));
                Assert.Equal(UkTime.StartOf(day.AddDays(1)), UkTime.EndOf(day));
                Assert.Equal(TimeSpan.Zero, UkTime.StartOf(day).Offset);
            });

    [Theory]
    [InlineData("2019-02-16T00:00Z", "15 February 2019, 11:59pm")]
    [InlineData("2026-07-01T23:00Z", "1 July 2026, 11:59pm")]
    [InlineData("2026-07-01T11:01Z", "1 July 2026, 12:01pm")]
    [InlineData("2027-02-15T07:14:35Z", "15 February 2027, 7:14am")]
    [InlineData("2026-10-25T00:31Z", "25 October 2026, 1:31am BST")]
    [InlineData("2026-10-25T01:31Z", "25 October 2026, 1:31am GMT")]
    [InlineData("2026-10-25T02:00Z", "25 October 2026, 2:00am")]
    public void EndInWords_IsTheTimeItself_ButTheLastMinuteOfADay(string end, string words) =>
        Assert.Equal(words, UkTime.EndInWords(Instant(end)));

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void InstantsOf_EachMinuteAroundBothClockChanges_AreTheInstantsThatAreShownSo(int year)
    {
        // Every minute of the four days around each change, by its instant: what is shown for it leads back to it.
        var shown = new Dictionary<(DateOnly, TimeOnly), List<DateTimeOffset>>();
        foreach (var change in new[] { LastSunday(year, 3), LastSunday(year, 10) })
        {
            for (var at = UkTime.StartOf(change.AddDays(-1)); at < UkTime.EndOf(change.AddDays(1)); at = at.AddMinutes(1))
            {
                var local = UkTime.LocalOf(at);
                (shown.TryGetValue(local, out var list) ? list : shown[local] = []).Add(at);
            }
        }

        Assert.All(shown, pair => Assert.Equal(pair.Value, UkTime.InstantsOf(pair.Key.Item1, pair.Key.Item2)));
        Assert.All(shown.Where(pair => pair.Value.Count == 2), pair =>
            Assert.Equal(["BST", "GMT"], pair.Value.Select(at => UkTime.InWords(at)[^3..])));
        Assert.Equal(60, shown.Count(pair => pair.Value.Count == 2));
        Assert.All(Enumerable.Range(0, 60), minute =>
            Assert.Empty(UkTime.InstantsOf(LastSunday(year, 3), new TimeOnly(1, minute))));
        Assert.Equal((3 * 24 * 60) - 60 + (3 * 24 * 60), shown.Count);

        static DateOnly LastSunday(int year, int month) => Enumerable.Range(1, 31)
            .Select(day => new DateOnly(year, month, day)).Last(day => day.DayOfWeek == DayOfWeek.Sunday);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}

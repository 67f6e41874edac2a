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
    [InlineData("2026-07-01T11:01Z", "1 July 2026, 12:00pm")]
    [InlineData("2026-10-25T01:31Z", "25 October 2026, 1:30am")]
    public void EndInWords_IsTheLastMinuteBeforeIt(string end, string words) => Assert.Equal(words, UkTime.EndInWords(Instant(end)));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}

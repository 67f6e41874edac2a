using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Tests.Surveys;

public class DayBarsTests
{
    private static readonly DateOnly First = new(2027, 1, 18);
    private static readonly DateOnly Last = new(2027, 2, 15);

    [Fact]
    public void Bars_StandOnTheirDays_FromTheFirstDayOfTheSurveyToItsLast()
    {
        var bars = Draw(First.AddDays(5), (First, 22), (First.AddDays(1), 0), (First.AddDays(2), 11));

        Assert.Equal((First, Last), (bars.First, bars.Last));
        Assert.Equal([(First, "0%"), (First.AddDays(2), "6.9%")], bars.Bars.Select(bar => (bar.Day, bar.Left)));
        Assert.Equal(("20.69%", "79.31%"), bars.ToCome);
        Assert.Equal(bars.Y(22), bars.Bars[0].Upper);
        Assert.Equal((DayBars.Bottom + bars.Bars[0].Upper) / 2, bars.Bars[1].Upper);
    }

    [Fact]
    public void Bars_FormsOutsideTheDatesOfTheSurvey_WidenTheChart()
    {
        var bars = Draw(Last.AddDays(3), (First.AddDays(-1), 1), (Last.AddDays(2), 1));

        Assert.Equal((First.AddDays(-1), Last.AddDays(2)), (bars.First, bars.Last));
        Assert.Null(bars.ToCome);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(5, 0, 1, 2, 3, 4, 5)]
    [InlineData(26, 0, 10, 20, 30)]
    [InlineData(480, 0, 100, 200, 300, 400, 500)]
    [InlineData(1_000_000, 0, 200_000, 400_000, 600_000, 800_000, 1_000_000)]
    public void Lines_AreRoundNumbers_UpToTheFirstThatIsNotBelowTheLargestDay(int most, params int[] lines)
    {
        var bars = Draw(First, (First, most));

        Assert.Equal(lines, bars.Lines);
        Assert.Equal(DayBars.Bottom, bars.Y(0));
        Assert.InRange(bars.Y(most), DayBars.Top, DayBars.Bottom);
    }

    private static DayBars Draw(DateOnly today, params (DateOnly, int)[] counts) => new(
        counts,
        new SurveyWindow(new Questionnaire(TestData.Questionnaire), "wave", "Wave", UkTime.StartOf(First), UkTime.EndOf(Last)),
        today);
}

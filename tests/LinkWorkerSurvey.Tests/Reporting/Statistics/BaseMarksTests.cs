using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class BaseMarksTests
{
    [Theory]
    [InlineData(0, BaseMark.Flagged)]
    [InlineData(29, BaseMark.Flagged)]
    [InlineData(30, BaseMark.Bracketed)]
    [InlineData(49, BaseMark.Bracketed)]
    [InlineData(50, BaseMark.None)]
    [InlineData(int.MaxValue, BaseMark.None)]
    public void ABaseUnderFiftyIsBracketedAndUnderThirtyFlagged(int respondents, BaseMark mark) =>
        Assert.Equal(mark, BaseMarks.Of(respondents));

    [Fact]
    public void ABaseOfFewerThanNobodyIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => BaseMarks.Of(-1));
}

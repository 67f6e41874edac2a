using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

public class SmallBaseTests
{
    [Theory]
    [InlineData(40, PercentageBase.All, BaseMark.Bracketed, "a single respondent changes", "Base: (40) (all respondents); 40 answered")]
    [InlineData(40, PercentageBase.Mentions, BaseMark.Bracketed, "all mentions are from 40 respondents", "Base: 120 (mentions")]
    [InlineData(20, PercentageBase.Answered, BaseMark.Flagged, "Very small base", "Base: 20 (those who answered")]
    [InlineData(20, PercentageBase.Mentions, BaseMark.Flagged, "Very small base", "Base: 60 (mentions")]
    public async Task ASmallBase_CountsRespondentsInEveryMeasure(
        int respondents, PercentageBase of, BaseMark mark, string note, string outOf)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < respondents; i++)
            await database.Get<Acceptance>()
                .AcceptAsync(window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [201, 202, 203], []));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        var table = (await Figure.CountAsync(database, window.Slug)).Figures(new() { Of = of }).Table("Q2")!;

        Assert.Equal(mark, table.BaseMark);
        Assert.Contains(note, string.Join(' ', table.Notes), StringComparison.Ordinal);
        Assert.StartsWith(outOf, table.BaseInWords(of), StringComparison.Ordinal);
        Assert.Equal(
            (of, mark) is (PercentageBase.Mentions, BaseMark.Bracketed),
            table.BaseInWords(of).Contains($"; ({respondents}) answered", StringComparison.Ordinal));
    }
}

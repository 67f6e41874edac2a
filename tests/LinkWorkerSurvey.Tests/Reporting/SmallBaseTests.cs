using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

public class SmallBaseTests
{
    [Theory]
    [InlineData(PercentageBase.All, "a single respondent changes")]
    [InlineData(PercentageBase.Mentions, "a single mention changes")]
    public async Task ASmallBase_SaysWhatMovesItsPercentages(PercentageBase of, string said)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < 40 + window.MinimumBatchSize; i++)
            await database.Get<Acceptance>()
                .AcceptAsync(window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [201], []));
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        var figures = (await Figure.CountAsync(database, window.Slug)).Figures(new() { Of = of });

        Assert.Contains(said, string.Join(' ', figures.Questions.Single(q => q.Code == "Q2").Notes), StringComparison.Ordinal);
    }
}

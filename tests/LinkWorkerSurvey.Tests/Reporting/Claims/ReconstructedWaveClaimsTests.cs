using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Checks texts in the shape of the 2019 report's chapter of results, in other sentences, against its reconstruction.</summary>
public class ReconstructedWaveClaimsTests
{
    [Fact]
    public async Task AChapterInTheShapeOfTheReport_IsBorneOut_ButForTheTwoSlipsOfTheReport()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new FigureView());
        const string Text =
            """
            2.1 Terms used to describe link workers and service users

            Asked for the words that they use for their role, nearly two-fifths named community, navigator or link worker (39%). Nearly
            three-tenths named social prescribing (28%), and health or wellbeing was used by fifteen per cent. For those they serve, the
            majority spoke of a patient, client, person or service user (35%).

            2.2 Reasons for becoming a link worker

            The main reason was to contribute to the community (72%). Others were already in the role or had done it for a while (20%),
            had been supported in the past (15%) or wanted to help people (14%). A few said that their training
            institution required it (3%).

            2.3 Skills learnt at work

            Nearly everyone named active listening skills (99%) and person centred and empathy skills (98%), with conflict management
            skills being the lowest (45%).

            2.6 Most valuable parts of supervision

            Reflecting on wellbeing and practice and exchanging experiences were named by about as many (42% and 41% respectively). Just
            over a fifth chose expressing doubts, uncertainties and frustrations (21%).

            2.8 Additional support

            Most asked for training (68%), followed by support from their line manager, colleagues and clinical supervision (34%).
            Workshops (23%) and networking (20%) were asked for by around a fifth of participants, and wellbeing by around a tenth (11%).

            Base: 105
            """;

        var claims = ClaimCheck.Of(Text, figures).Claims;

        Assert.Equal(["majority", "around a fifth"], claims.Where(claim => claim.IsMarked).Select(claim => claim.Words));
        Assert.Equal(
            [39, 28, 15, 35, 72, 20, 15, 14, 3, 99, 98, 45, 42, 41, 21, 68, 34, 23, 20, 11],
            claims.Where(claim => claim.Kind == ClaimKind.Percentage).Select(claim => claim.Figure!.Percent!.Value));
    }

    [Fact]
    public async Task TextDraftedFromTheFigures_IsBorneOut()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        var figures = (await Figure.CountAsync(database)).Figures(new FigureView());
        var text = string.Concat(figures.Questions.Select(table =>
            $"## {table.Heading}\n\n" + string.Concat(table.Categories.Where(row => !table.IsOther(row)).Select(row =>
                $"- {ProportionWords.Of(row.Share)} of respondents mentioned {row.Label} ({row.Percent}%)\n"
                    + $"- {row.Label}: {row.Percent}%\n"))
                + "\n"));

        var marked = ClaimCheck.Of(text, figures).Claims.Where(claim => claim.IsMarked);

        Assert.Empty(marked.Select(claim => $"{claim.Line} {claim.Words}: {claim.Why}"));
    }
}

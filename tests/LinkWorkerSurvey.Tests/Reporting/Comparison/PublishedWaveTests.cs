using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

public class PublishedWaveTests
{
    [Fact]
    public void ItHoldsThe49PublishedFiguresAndNoOther()
    {
        var rows = AComparison.Published.Tables.SelectMany(t => t.Rows).ToList();
        Assert.Equal(49, rows.Count(r => r.Counts is not null));
        Assert.All(AComparison.Published.Tables, t => Assert.Equal((105, 0), (t.Base, t.Waiting)));
    }

    [Fact]
    public void AFigureThatMayBeEitherOfTwoCountsIsBoth() =>
        Assert.Equal(
            ["Community connector", "Wanted to try something new and/or different", AComparison.Position],
            AComparison
                .Published.Tables.SelectMany(t => t.Rows)
                .Where(r => r.Counts is { } c && c.Low < c.High)
                .Select(r => Assert.Single([r.Label], _ => r.Counts == new PossibleCounts(10, 11))));

    [Fact]
    public void ARowIsSetBesideWhatWasPublished()
    {
        var table = AComparison.Table(
            "Q7",
            150,
            ("Listening", 84),
            (AComparison.Confidence, 66),
            ("Signpost, refer or provide information", 30),
            ("Being there over time", 12));
        var compared = table.ComparedWith(AComparison.Published);

        var higher = compared.Row(AComparison.Confidence);
        var change = Assert.Single(higher.Changes);
        Assert.Equal((24, 23), (change.Count, change.Percent));
        Assert.Equal(100.0 * ((66 / 150.0) - (24 / 105.0)), change.Points, 1e-9);
        Assert.InRange(change.Points, change.Low, change.High);
        Assert.Equal((ChangeVerdict.Higher, "21 points higher", null), (higher.Verdict, higher.Words, higher.Doubt));
        Assert.Equal(
            (ChangeVerdict.NoClearChange, "no clear change"),
            (compared.Row("Listening").Verdict, compared.Row("Listening").Words));

        var added = compared.Row("Being there over time");
        Assert.Equal(("not in the code frame of 2019", "not in the code frame of 2019", null), (added.Break, added.Words, added.Verdict));
        Assert.Empty(added.Changes);

        Assert.Equal((105, 3, null), (compared.Comparison!.Base, compared.Comparison.Compared, compared.Comparison.Break));
        Assert.Equal(["Support and encourage", "Help to solve problems and/or issues"], compared.Comparison.Missing);
        Assert.StartsWith(
            "Compared with 2019, published (base: 105): 3 of 4 rows, tested together at the 5% level (Holm)",
            compared.Comparison.Notes[0],
            StringComparison.Ordinal);
        Assert.Equal("In 2019 but not here: Support and encourage; Help to solve problems and/or issues.", compared.Comparison.Notes[^1]);
    }

    [Fact]
    public void WhereItMayBeTenOrElevenPeopleBothAreStated()
    {
        var row = AComparison.Table("Q9", 150, (AComparison.Position, 40)).ComparedWith(AComparison.Published).Row(AComparison.Position);
        Assert.Equal([10, 11], row.Changes.Select(c => c.Count));
        Assert.Equal(("16 or 17 points higher", "10 or 11 people in 2019"), (row.Words, row.Doubt));
    }

    [Fact]
    public void AChangeFromTenThatIsNoneFromElevenIsNotClear()
    {
        var row = AComparison.Table("Q9", 105, (AComparison.Position, 20)).ComparedWith(AComparison.Published).Row(AComparison.Position);
        Assert.Equal(ChangeVerdict.NoClearChange, row.Verdict);

        var fromTen = AComparison
            .Table("Q9", 105, (AComparison.Position, 20))
            .ComparedWith(AComparison.Table("Q9", 105, (AComparison.Position, 10)))
            .Row(AComparison.Position);
        Assert.Equal(ChangeVerdict.Higher, fromTen.Verdict);
        Assert.True(row.AdjustedP > fromTen.AdjustedP);
    }

    [Theory]
    [InlineData("Q9", "Not knowing how to respond to people’s stories", "2019 published no figure")]
    [InlineData("Q9", "Other (please specify)", "2019 published no figure")]
    [InlineData("Q9", "Caseloads", "not in the code frame of 2019")]
    [InlineData("Q4", "Safeguarding", "2019 published no figure")]
    public void ARowWithoutAPublishedFigureIsABreak(string question, string label, string reason) =>
        Assert.Equal(reason, AComparison.Table(question, 100, (label, 20)).ComparedWith(AComparison.Published).Row(label).Break);

    [Fact]
    public void ATableWithoutAnyPublishedFigureSaysSoOnce()
    {
        var compared = (
            AComparison.Table("Q8", 100, ("Housing", 20), ("Debt", 10)) with { Facet = "Additional training areas" })
            .ComparedWith(AComparison.Published);
        Assert.Equal(("2019 published no figure", 0), (compared.Comparison!.Break, compared.Comparison.Compared));
        Assert.Equal(["Not compared with 2019, published: 2019 published no figure."], compared.Comparison.Notes);
    }
}

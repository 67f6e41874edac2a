using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Tests.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Agreement;

public class CodingAgreementTests
{
    private static readonly string[] Labels = ["funding", "Time", "training", "zeal"];

    // Up to twelve units, four coders and four codes; a coder may not have decided, or be missing.
    private static readonly Gen<List<UnitCoding>> AnyCodings = Gen
        .Select(Gen.Int[0, 9], Gen.Bool.Array[Labels.Length])
        .Array[4]
        .Array[1, 12]
        .Select(units => (from unit in units.Index()
                          from coder in unit.Item.Index()
                          let decision = coder.Item.Item1
                          where decision > 1
                          select new UnitCoding(
                              $"unit {unit.Index}",
                              $"coder {coder.Index}",
                              decision == 2 ? null : Labels.Where((_, i) => coder.Item.Item2[i]).ToHashSet())).ToList());

    [Fact]
    public void EachCode_IsYesOrNo_PooledAreAllPairs_AndASetIsOneValue()
    {
        // Three units; no one gave the code 'zeal'.
        List<UnitCoding> codings =
        [
            Coding("1", "A", "funding", "training"), Coding("1", "B", "funding"),
            Coding("2", "A"), Coding("2", "B", "training"),
            Coding("3", "A", "Time"), Coding("3", "B", "Time"),
        ];
        var agreement = CodingAgreement.Of(codings);

        Assert.Equal((3, 0, 2), (agreement.Units, agreement.UnitsLeftOut, agreement.Coders));
        Assert.Equal(["funding", "Time", "training"], agreement.Codes.Select(row => row.Label));
        Assert.Equal(CoderAgreement.Of(Coded.Units("100 100")), agreement.Codes[0].Figures);
        Assert.Equal(CoderAgreement.Of(Coded.Units("001 001")), agreement.Codes[1].Figures);
        Assert.Equal(CoderAgreement.Of(Coded.Units("100 010")), agreement.Codes[2].Figures);
        Assert.Equal((AgreementScope.Pooled, "All unit-code pairs pooled"), (agreement.Pooled.Scope, agreement.Pooled.Label));
        Near.Equal(CoderAgreement.Of(Coded.Units("100001100 100001010")).KrippendorffAlpha, agreement.Pooled.Figures.KrippendorffAlpha);
        Assert.Equal((3, 9), (agreement.Pooled.Figures.Units, agreement.Pooled.Figures.Items));
        Assert.Equal((AgreementScope.Set, "Set of codes as one value"), (agreement.SetOfCodes.Scope, agreement.SetOfCodes.Label));
        Near.Equal(CoderAgreement.Of(Coded.Units("103 423")).KrippendorffAlpha, agreement.SetOfCodes.Figures.KrippendorffAlpha);
        Assert.Equal((3, 3), (agreement.SetOfCodes.Figures.Units, agreement.SetOfCodes.Figures.Items));
    }

    [Fact]
    public void TheOrderOfRows_AndTheNamesOfUnitsAndCoders_ChangeNothing() => Gen.Select(AnyCodings, Gen.Int).Sample((codings, seed) =>
    {
        var random = new Random(seed);
        UnitCoding[] others =
        [
            .. codings.Select(coding => coding with
            {
                Unit = new string([.. coding.Unit.Reverse()]),
                Coder = new string([.. coding.Coder.Reverse()]),
                Codes = coding.Codes?.Reverse().ToHashSet(),
            }),
        ];
        random.Shuffle(others);
        Assert.Equal(FiguresJson.Write(CodingAgreement.Of(codings)), FiguresJson.Write(CodingAgreement.Of(others)));
    });

    [Fact]
    public void MissingCoding_ChangesNothingForCompleteUnits() => AnyCodings.Sample(codings =>
    {
        var complete = codings.Where(coding => coding.Codes is not null).GroupBy(coding => coding.Unit).Where(unit => unit.Count() > 1)
            .SelectMany(unit => unit).ToList();
        var (all, some) = (CodingAgreement.Of(codings), CodingAgreement.Of(complete));
        Assert.Equal(FiguresJson.Write(some), FiguresJson.Write(all with { UnitsLeftOut = 0, CodesLeftOut = [] }));
        Assert.Equal(codings.Select(coding => coding.Unit).Distinct().Count(), all.Units + all.UnitsLeftOut);
    });

    [Fact]
    public void PerfectAgreement_IsOne() => AnyCodings.Sample(codings =>
    {
        var alike = codings.ConvertAll(coding =>
            coding with { Codes = coding.Codes is null ? null : codings.First(c => c.Unit == coding.Unit && c.Codes is not null).Codes });
        foreach (var figures in CodingAgreement.Of(alike).Rows.Select(row => row.Figures).Where(figures => figures.Items > 0))
        {
            Assert.Equal((100, 1), (figures.PercentAgreement, figures.GwetAc1));
            Assert.Equal(1, figures.CohenKappa ?? 1);
            Assert.Equal(1, figures.KrippendorffAlpha ?? 1);
        }
    });

    [Fact]
    public void ACode_ThatOneCoderGaveToAUnitOfTheirOwn_IsLeftOutWithIt()
    {
        var agreement = CodingAgreement.Of(
            [Coding("1", "A", "Time"), Coding("1", "B", "Time"), Coding("2", "A", "zeal", "funding"), new("2", "B", Codes: null)]);
        Assert.Equal((1, 1), (agreement.Units, agreement.UnitsLeftOut));
        Assert.Equal(["funding", "zeal"], agreement.CodesLeftOut);
        Assert.Equal(["Time"], agreement.Codes.Select(row => row.Label));
    }

    [Fact]
    public void WhatIsNotDefined_IsNamedWithItsReason()
    {
        var two = CodingAgreement.Of(
            [Coding("1", "A", "Time"), Coding("1", "B", "Time"), Coding("2", "A", "Time"), Coding("2", "B", "Time")]);
        Assert.Equal(
            ["Kappa and alpha are not defined: all decisions are the same, so that both are 0 divided by 0."],
            two.Rows.SelectMany(row => row.Notes).Distinct());
        var three = CodingAgreement.Of([Coding("1", "A", "Time"), Coding("1", "B", "zeal"), Coding("1", "C", "Time")]);
        Assert.Equal(
            [
                "Cohen's kappa is not defined: it is a measure for two coders.",
                "The interval is not defined: one unit does not tell how alpha varies.",
            ],
            three.Rows.SelectMany(row => row.Notes).Distinct());
        Assert.Equal(
            ["No measure is defined: nobody gave a code."],
            CodingAgreement.Of([Coding("1", "A"), Coding("1", "B")]).Pooled.Notes);
        Assert.Equal(
            ["No measure is defined: no unit was decided by two coders."],
            CodingAgreement.Of([Coding("1", "A", "Time")]).Rows.SelectMany(row => row.Notes).Distinct());
    }

    [Fact]
    public void ACoder_WhoCodedAUnitTwice_IsRefused() =>
        Assert.Throws<ArgumentException>(() => CodingAgreement.Of([Coding("1", "A", "Time"), Coding("1", "A")]));

    private static UnitCoding Coding(string unit, string coder, params string[] codes) => new(unit, coder, codes.ToHashSet());
}

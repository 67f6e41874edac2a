using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class FisherExactTestTests
{
    // Reference: fisher.test of R 4.2.2. The four cells by row, then the p-value.
    public static TheoryData<int, int, int, int, double> Tests => new()
    {
        { 3, 1, 1, 3, 0.485714285714286 },
        { 1, 9, 11, 3, 0.00275945618522008 },
        { 0, 10, 12, 2, 6.73038093956119e-05 },
        { 8, 2, 1, 5, 0.034965034965035 },
        { 0, 0, 5, 7, 1 },
        { 0, 30, 0, 40, 1 },
        { 30, 0, 40, 0, 1 },
        { 0, 30, 5, 25, 0.052185548617306 },
        { 0, 1, 1, 0, 1 },
        { 1, 0, 0, 0, 1 },
        { 50, 50, 50, 50, 1 },
        { 2, 18, 10, 10, 0.0138141478519676 },
        { 1, 29, 5, 25, 0.194509772119049 },
        { 9, 21, 0, 45, 0.000113914400456291 },
        { 9, 21, 7, 1993, 9.66932272556268e-14 },
        { 9, 26, 12, 93, 0.0550416443116878 },
        { 32, 8, 1872, 2, 7.62868953648774e-13 },
        { 1, 49, 0, 50, 1 },
        { 63, 1, 788, 12, 1 },
        { 97, 8, 100, 5, 0.568577239096436 },
        { 4, 101, 5, 126, 1 },
        { 5, 100, 7, 124, 1 },
        { 9, 96, 0, 300, 4.0681418447615e-06 },
        { 1, 147, 15, 248, 0.0139268861555624 },
        { 196, 4, 18, 12, 3.34871865225684e-09 },
        { 4, 246, 0, 1000, 0.00156940307659119 },
        { 5, 295, 5, 595, 0.314726522920279 },
        { 1, 499, 7, 493, 0.069219312291132 },
        { 9, 631, 12, 19, 2.06298867859868e-12 },
        { 6, 994, 15, 985, 0.0768018056276594 },
        { 8, 992, 7, 83, 7.76121046771907e-05 },
        { 4, 1496, 7, 1993, 0.767082122010567 },
        { 8, 1992, 15, 1985, 0.208721857420225 },
        { 0, 2000, 2, 28, 0.000211222981060339 },
        { 24, 81, 59, 72, 0.000564239258620673 },
        { 193, 207, 130, 390, 3.06749129996333e-13 },
        { 839, 1161, 861, 1039, 0.0357591475544967 },
        { 3, 7, 120000, 179990, 0.749173164082647 },
        { 0, 1000, 30, 299000, 1 },
    };

    [Theory]
    [MemberData(nameof(Tests))]
    public void PValue_AnyTable_IsTheReference(int a, int b, int c, int d, double pValue) =>
        Near.Equal(pValue, FisherExactTest.PValue(a, b, c, d));

    // A. Agresti, Categorical Data Analysis, 3rd edition (2013), section 3.5: the lady tasting tea.
    [Fact]
    public void PValue_LadyTastingTea_IsThePublishedOne() => Assert.Equal(34.0 / 70, FisherExactTest.PValue(3, 1, 1, 3), 1e-12);

    [Fact]
    public void PValue_RowsOrColumnsExchanged_IsTheSame() =>
        Gen.Int[0, 200].Array[4]
            .Sample(t =>
            {
                var pValue = FisherExactTest.PValue(t[0], t[1], t[2], t[3]);
                Assert.InRange(pValue, 0, 1);
                foreach (
                    var other in new[]
                    {
                        FisherExactTest.PValue(t[2], t[3], t[0], t[1]),
                        FisherExactTest.PValue(t[1], t[0], t[3], t[2]),
                        FisherExactTest.PValue(t[0], t[2], t[1], t[3]),
                    })
                    Assert.Equal(pValue, other, (1e-9 * pValue) + 1e-300);
            });

    [Fact]
    public void PValue_TooSmallForADouble_IsZero() => Assert.Equal(0, FisherExactTest.PValue(100, 0, 0, 1_000_000_000));
}

using CsCheck;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Tests.Responses;

public class ReleaseBatchTests
{
    [Fact]
    public void Size_IsAMultipleOfKThatLeavesAReserveOfKToTwiceKLessOne() =>
        Gen.Select(Gen.Int[0, ReleaseBatch.MaxSize], Gen.Int[SurveyWindow.SmallestAllowedBatchSize, 50])
            .Sample(
                (waiting, k) =>
                {
                    var size = ReleaseBatch.CalculateSize(waiting, k);
                    Assert.Equal(0, size % k);
                    if (waiting < 2 * k)
                        Assert.Equal(0, size);
                    else
                        Assert.InRange(waiting - size, k, (2 * k) - 1);
                });

    [Fact]
    public void Size_OfVeryMany_IsAMultipleOfKUpToTheLimit() =>
        Gen.Select(Gen.Int[2 * ReleaseBatch.MaxSize, 1_000_000], Gen.Int[SurveyWindow.SmallestAllowedBatchSize, ReleaseBatch.MaxSize])
            .Sample((waiting, k) =>
        {
            var size = ReleaseBatch.CalculateSize(waiting, k);
            Assert.Equal(0, size % k);
            Assert.InRange(size, Math.Max(k, ReleaseBatch.MaxSize - k + 1), ReleaseBatch.MaxSize);
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 5)]
    [InlineData(14, 5)]
    [InlineData(15, 10)]
    [InlineData(105, 100)]
    public void Size_WithAKOfFive(int waiting, int size) => Assert.Equal(size, ReleaseBatch.CalculateSize(waiting, 5));
}

using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Tests.Windows;

public class SlugTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("2019")]
    [InlineData("partner-newsletter-2")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void Require_OfLowerCaseLettersDigitsAndSingleHyphens_ReturnsIt(string text) => Assert.Equal(text, Slug.Require(text));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Wave")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("tŷ")]
    [InlineData("٢٠١٩")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public void Require_OfAnythingElse_Refuses(string text) => Assert.Throws<ArgumentException>(() => Slug.Require(text));
}

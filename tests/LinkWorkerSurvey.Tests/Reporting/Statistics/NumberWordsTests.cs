using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

public class NumberWordsTests
{
    [Theory]
    [InlineData("zero", 0, 1)]
    [InlineData("seven", 7, 1)]
    [InlineData("nineteen people", 19, 1)]
    [InlineData("forty", 40, 1)]
    [InlineData("thirty nine per cent", 39, 2)]
    [InlineData("sixty ten", 60, 1)]
    [InlineData("a hundred", 100, 2)]
    [InlineData("one hundred and five link workers", 105, 4)]
    [InlineData("two hundred twelve", 212, 3)]
    [InlineData("a hundred and more", 100, 2)]
    [InlineData("hundred", null, 0)]
    [InlineData("a", null, 0)]
    [InlineData("an hour", null, 0)]
    [InlineData("people", null, 0)]
    [InlineData("", null, 0)]
    public void Words_AreReadUpToTheirEnd(string words, int? number, int length)
    {
        Assert.Equal(number, NumberWords.Read(words.Split(' '), out var read));
        Assert.Equal(length, read);
    }
}

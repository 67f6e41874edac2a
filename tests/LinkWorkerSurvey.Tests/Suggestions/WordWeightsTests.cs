using LinkWorkerSurvey.Suggestions.Words;

namespace LinkWorkerSurvey.Tests.Suggestions;

public class WordWeightsTests
{
    // From scikit-learn 1.2.1: TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode").
    [Theory]
    [InlineData(
        "Funding and training for peer support",
        "and 0.318406, for 0.318406, funding 0.318406, peer 0.360450, peer support 0.360450, support 0.360450, training 0.360450, "
            + "training for 0.419708")]
    [InlineData(
        "too low pay, short time",
        "low 0.349138, low pay 0.406536, pay 0.349138, short 0.406536, time 0.308413, too 0.406536, too low 0.406536")]
    [InlineData("Time, time, time!", "time 0.685030, time time 0.728515")]
    [InlineData(
        "Funding for the café project",
        "cafe 0.362115, cafe project 0.362115, for 0.274714, for the 0.362115, funding 0.274714, funding for 0.310989, project 0.362115, "
            + "the 0.310989, the cafe 0.362115")]
    [InlineData("Nothing", "")]
    [InlineData("", "")]
    public void Weights_AreThoseOfScikitLearn(string text, string expected)
    {
        var words = WordWeights.Learn(Corpus.Texts);
        var vector = words.Of(text);
        Assert.Equal(
            expected,
            string.Join(", ", vector.Indices.Zip(vector.Weights).Select(term =>
                FormattableString.Invariant($"{words.Terms[term.First]} {term.Second:0.000000}"))));
    }

    [Theory]
    [InlineData("Café, café!", "cafe|cafe")]
    [InlineData("Cafe\u0301 NAÏVE Łódź", "cafe|naive|łodz")]
    [InlineData("don't a b 24/7 x_y", "don|24|x_y")]
    [InlineData("Ψυχή, душа", "ψυχή|душа")]
    [InlineData("𝒜𝒷 👩‍👩‍👧 ok", "𝒜𝒷|ok")]
    [InlineData("a\ud800bc \udc00 \0 de\u200d", "bc|de")]
    [InlineData("\u0301\u0301", "")]
    public void Words_AreLettersAndDigits_WithoutCaseAndAccents(string text, string words) =>
        Assert.Equal(words, string.Join('|', Word.Of(text).Select(word => word.Folded)));

    [Fact]
    public void Places_AreThoseInTheTextAsWritten()
    {
        const string Text = "PEER\u0301  support; no pèer";
        var words = WordWeights.Learn(["peer support"]);
        Assert.Equal(
            ["PEER\u0301", "support", "PEER\u0301  support", "pèer"],
            words.PlacesIn(Text).Select(found => Text.Substring(found.Place.Start, found.Place.Length)));
    }
}

using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Similarity;

namespace LinkWorkerSurvey.Tests.Suggestions;

public class SimilarAnswersTests
{
    private static readonly string[] Subjects = ["funding for the service", "training in mental health", "time with clients"];

    private static readonly AnswerText[] Answers = [.. Subjects.SelectMany(subject =>
        new[] { "more", "better", "some", "any", "lots of" }.Select(quantity => new AnswerText($"{quantity} {subject}")))];

    [Fact]
    public void Nearest_AreTheMostSimilar_WithoutTheTextItself()
    {
        var nearest = SimilarAnswers.Of([.. Answers, new("")]).Nearest(Answers[2], 4);
        Assert.Equal(4, nearest.Count);
        Assert.All(nearest, other => Assert.EndsWith(Subjects[0], other.Answer.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(Answers[2], nearest.Select(other => other.Answer));
        Assert.Empty(SimilarAnswers.Of(Answers).Nearest(new("zebra"), 4));
        Assert.Empty(SimilarAnswers.Of([]).Nearest(Answers[0], 4));
    }

    [Fact]
    public void Nearest_WithVectors_FindsTheSameMeaningInOtherWords()
    {
        AnswerText money = new("money", [1, 0]);
        AnswerText[] answers = [new("cash", [0.8f, 0.6f]), new("hours", [0, 1]), money];
        Assert.Equal(["cash"], SimilarAnswers.Of(answers).Nearest(money, 5).Select(other => other.Answer.Text));
    }

    [Fact]
    public void InChain_LikeFollowsLike_AndEveryTextOnce()
    {
        var chain = SimilarAnswers.Of([.. Answers, Answers[0]]).InChain().Select(answer => answer.Text).ToList();
        Assert.Equal(Answers.Select(answer => answer.Text).Order(), chain.Order());
        var subjects = chain.Select(text => Array.FindIndex(Subjects, text.EndsWith)).ToList();
        Assert.Equal(2, subjects.Zip(subjects.Skip(1)).Count(pair => pair.First != pair.Second));
        Assert.Empty(SimilarAnswers.Of([]).InChain());
    }

    [Fact]
    public void Groups_AreTheSubjects_WithTellingWordsAndTypicalAnswers()
    {
        var groups = SimilarAnswers.Of(Answers).Groups();
        Assert.Equal([5, 5, 5], groups.Select(group => group.Answers.Count));
        Assert.All(groups, group =>
        {
            var subject = Subjects.Single(subject => group.Answers[0].Text.EndsWith(subject, StringComparison.Ordinal));
            Assert.All(group.Answers, answer => Assert.EndsWith(subject, answer.Text, StringComparison.Ordinal));
            Assert.Equal(group.Answers.Take(3), group.Typical);
            Assert.InRange(group.Words.Count, 1, 5);
            Assert.All(group.Words, word => Assert.Contains(word, subject, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Groups_OfFewOrEqualAnswers_AreNone()
    {
        Assert.Empty(SimilarAnswers.Of([]).Groups());
        Assert.Empty(SimilarAnswers.Of([new("a"), new("b")]).Groups());
        Assert.Empty(SimilarAnswers.Of(Enumerable.Repeat(new AnswerText("same"), 50)).Groups());
        Assert.Equal(5, SimilarAnswers.Of([new(""), new(" "), new("\ud800"), new("!"), new("?")]).InChain().Count);
    }

    [Fact]
    public void Results_DoNotDependOnTheOrderOfTheAnswers()
    {
        var (one, other) = (SimilarAnswers.Of(Answers), SimilarAnswers.Of(Answers.Reverse()));
        Assert.Equal(one.InChain(), other.InChain());
        Assert.Equal(one.Nearest(Answers[7], 14), other.Nearest(Answers[7], 14));
        Assert.Equal(one.Groups().SelectMany(group => group.Answers), other.Groups().SelectMany(group => group.Answers));

        // Equally unlike the text, these are in the order of their own words.
        AnswerText[] equal = [new("bb xx"), new("cc xx"), new("aa xx")];
        Assert.Equal(["aa xx", "bb xx", "cc xx"], SimilarAnswers.Of(equal).Nearest(new("xx"), 3).Select(found => found.Answer.Text));
    }

    [Fact]
    public void Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => SimilarAnswers.Of(Answers, cancel.Token));
        Assert.Throws<OperationCanceledException>(() => SimilarAnswers.Of(Answers).InChain(cancel.Token));
        Assert.Throws<OperationCanceledException>(() => SimilarAnswers.Of(Answers).Groups(cancel.Token));
    }
}

using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Tests.Suggestions;

public class CodeSuggesterTests
{
    private static readonly AnswerText[] New = [.. new[] { "Funding and training for peer support", "Nothing", "too low pay, short time" }
        .Select((text, i) =>
            new AnswerText(text, Corpus.Unit([.. Enumerable.Range(0, 4).Select(j => ((5 * i + 2 * j * j + 3 * i * j) % 7) - 3f)])))];

    // From scikit-learn 1.2.1: LinearSVC(C=1, class_weight="balanced", tol=1e-10) on the weights of WordWeightsTests.
    private static readonly double[][] OfWords =
    [
        [-0.37067, -0.33322, -0.72606], [-0.72072, -0.34757, -0.33854], [-0.38576, -0.5015, -0.82339], [-0.80055, -0.43859, 0.54078],
        [0.05963, -0.47532, -0.84413],
    ];

    private static readonly double[][] OfBoth =
    [
        [-0.10006, -0.83073, -0.57249], [-1.09728, 0.13028, -0.60264], [-0.87654, -0.39834, -1.25247], [-0.84494, -0.59679, 0.65651],
        [0.26009, -0.51018, -0.72539],
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Scores_AreThoseOfScikitLearn(bool withVectors)
    {
        var suggester = CodeSuggester.Learn(withVectors ? Corpus.Both : Corpus.Words, Corpus.Untold);
        Assert.Equal(withVectors, suggester.UsesVectors);
        foreach (var (i, answer) in New.Index())
        {
            var suggestions = suggester.Suggest(answer);
            Assert.Equal(suggestions.Select(suggestion => suggestion.Code), suggester.Rank(answer).Take(suggestions.Count));
            Assert.Equal(suggestions.OrderByDescending(suggestion => suggestion.Score), suggestions);
            Assert.All(suggestions, suggestion =>
                Assert.Equal((withVectors ? OfBoth : OfWords)[suggestion.Code][i], suggestion.Score, tolerance: 5e-4));
        }
    }

    [Fact]
    public void Learn_InAnyOrder_SuggestsTheSame()
    {
        var all = Corpus.Both.Append(Corpus.Coded(Corpus.Both[3].Answer, 1)).ToArray();
        var scores = Scores(all);
        Assert.Equal(scores, Scores([.. all.Reverse()]));
        Assert.Equal(scores, Scores([.. all.OrderBy(answer => answer.Answer.Text.Length)]));

        static double[] Scores(CodedAnswer[] answers)
        {
            var suggester = CodeSuggester.Learn(answers, Corpus.Untold);
            return [.. New.SelectMany(answer => suggester.Suggest(answer)).Select(suggestion => suggestion.Score)];
        }
    }

    [Fact]
    public void Suggest_EqualScores_KeepTheOrderOfTheCodes()
    {
        CodedAnswer[] answers = [Corpus.Coded(new("same words"), 7, 3, 5), Corpus.Coded(new("others"))];
        CodeTexts[] codes = [new(5, []), new(9, []), new(7, []), new(3, [])];
        Assert.Equal([5, 7, 3], CodeSuggester.Learn(answers, codes).Suggest(new("words")).Select(suggestion => suggestion.Code));
    }

    [Fact]
    public void Suggest_NamesTheWordsThatSpeakForACode_AndTheirPlaces()
    {
        const string Answer = "Peer  SUPPORT, please, and more support.";
        var first = CodeSuggester.Learn(Corpus.Words, Corpus.Untold).Suggest(new(Answer))[0];
        Assert.Equal(4, first.Code);
        Assert.Equal(["support", "peer"], first.Words.Select(word => word.Text));
        Assert.Equal(
            ["SUPPORT", "support", "Peer"],
            first.Words.SelectMany(word => word.Places).Select(place => Answer.Substring(place.Start, place.Length)));
    }

    [Fact]
    public void Suggest_WhereOnlyTheVectorSpeaks_NamesNoWord()
    {
        CodedAnswer[] answers = [Corpus.Coded(new("more money", [1, 0]), 0), Corpus.Coded(new("more time", [0, 1]), 1)];
        var first = CodeSuggester.Learn(answers, Corpus.Untold).Suggest(new("hours, not cash", [0.6f, 0.8f]))[0];
        Assert.Equal(1, first.Code);
        Assert.Empty(first.Words);
    }

    [Fact]
    public void Suggest_BeforeAnythingIsCoded_RanksByTheTextsOfCodes()
    {
        CodeTexts[] codes =
        [
            new(1, []),
            Told(2, "Funding", "Money for the service", ""),
            Told(3, "Training", "", "learn about dementia\n\nanother course"),
        ];
        var suggester = CodeSuggester.Learn([], codes, [new("We need a course"), new("money money")]);
        Assert.False(suggester.HasLearnt);
        var course = suggester.Suggest(new("A course about money, and another"));
        Assert.Equal([3, 2], course.Select(suggestion => suggestion.Code));
        Assert.Equal(["another", "course"], course[0].Words.Select(word => word.Text).Order());
        Assert.Equal(1, suggester.Suggest(new("Funding money for the service"), 1)[0].Score, tolerance: 0.2);
        Assert.All(suggester.Suggest(new("nothing like it")), suggestion => Assert.Equal(0, suggestion.Score));
    }

    [Fact]
    public void Likely_AreTheCodesOverTheBorder_AtLeastOne_AndOneBeforeAnythingIsCoded()
    {
        var suggester = CodeSuggester.Learn(Corpus.Words, Corpus.Untold);
        Assert.Equal([0, 1], suggester.Likely(new("No funding, no time")).Order());
        Assert.Equal(suggester.Rank(new("nothing like it"))[0], Assert.Single(suggester.Likely(new("nothing like it"))));

        CodeTexts[] codes = [Told(2, "Funding", "Money for the service", ""), Told(3, "Training", "", "a course")];
        Assert.Equal([3], CodeSuggester.Learn([], codes).Likely(new("a course about money")));
        Assert.Empty(CodeSuggester.Learn([], []).Likely(new("a course")));
    }

    [Fact]
    public void Suggest_ACodeWithoutAnswers_ByItsTexts()
    {
        CodeTexts[] codes = [.. Corpus.Untold, Told(5, "Transport", "A car, or the cost of travel", "")];
        Assert.Equal(5, CodeSuggester.Learn(Corpus.Words, codes).Suggest(new("the cost of my travel"))[0].Code);
    }

    [Fact]
    public void Learn_WithNothing_SuggestsNothing()
    {
        Assert.Empty(CodeSuggester.Learn([], []).Suggest(new("x")));
        Assert.Empty(CodeSuggester.Learn(Corpus.Words, [new(77, [])]).Suggest(new("x")));
        Assert.Equal([0], CodeSuggester.Learn([Corpus.Coded(new(""), 0, 12)], Corpus.Untold).Suggest(new("")).Select(one => one.Code));
    }

    [Fact]
    public void OddTexts_AreLearntAndSuggestedFor()
    {
        string[] odd =
        [
            "", " ", "\ud800", "\0\u0301", "👩‍👩‍👧", "日本語", new string('x', 5_000),
            string.Concat(Enumerable.Repeat("ab ", 1_700)),
        ];
        var suggester = CodeSuggester.Learn([.. Corpus.Words, .. odd.Select((text, i) => Corpus.Coded(new(text), i % 5))], Corpus.Untold);
        Assert.All(odd, text => Assert.All(suggester.Suggest(new(text)), suggestion => Assert.True(double.IsFinite(suggestion.Score))));
    }

    [Fact]
    public void ByUncertainty_PutsWhatWasNeverSeenFirst()
    {
        var suggester = CodeSuggester.Learn(Corpus.Words, Corpus.Untold);
        AnswerText[] answers = [new("Low pay and short contracts"), new("zzz"), new("yyy"), new("Mental health training"), new("zzz")];
        Assert.Equal(
            ["yyy", "zzz", "Mental health training", "Low pay and short contracts"],
            suggester.ByUncertainty(answers).Select(answer => answer.Text));
    }

    [Fact]
    public void Learn_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => CodeSuggester.Learn(Corpus.Words, Corpus.Untold, cancel: cancel.Token));
    }

    [Fact]
    public void Learn_WithContradictingInput_Refuses()
    {
        Assert.Throws<ArgumentException>(() => CodeSuggester.Learn([], [new(1, []), new(1, [])]));
        Assert.Throws<ArgumentException>(() =>
            CodeSuggester.Learn([Corpus.Coded(new("a", [1])), Corpus.Coded(new("b", [0.6f, 0.8f]))], Corpus.Untold));
    }

    private static CodeTexts Told(int code, string label, string definition, string examples) =>
        new(code, [.. CodeTexts.Of(label, definition, examples).Select(text => new AnswerText(text))]);
}

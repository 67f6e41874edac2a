namespace LinkWorkerSurvey.Suggestions.Learning;

/// <summary>
/// Suggests codes for answers. Once answers have been coded, it learns from them, and from the texts of the codes as if these were coded
/// answers. Before, it ranks codes by the similarity of the answer with their texts. Immutable and safe for concurrent use. It holds words
/// of the answers, so it is personal data as they are: keep it in memory only.
/// </summary>
public sealed class CodeSuggester
{
    /// <summary>The default number of suggestions.</summary>
    public const int DefaultMost = 5;

    /// <summary>The maximum number of telling words of a suggestion.</summary>
    public const int MaxWords = 3;

    private readonly FeatureSpace space;
    private readonly List<LearntCode> codes;

    private CodeSuggester(FeatureSpace space, List<LearntCode> codes, bool hasLearnt) =>
        (this.space, this.codes, HasLearnt) = (space, codes, hasLearnt);

    /// <summary>Whether suggestions rest on coded answers, not on the texts of codes alone.</summary>
    public bool HasLearnt { get; }

    /// <summary>Whether suggestions rest on sentence vectors as well as on words.</summary>
    public bool UsesVectors => space.Dimensions > 0;

    /// <summary>Learns from coded answers. Takes seconds for thousands of them, on the caller's thread.</summary>
    /// <param name="answers">The coded answers, in any order, which makes no difference. Codes that are not listed are ignored.</param>
    /// <param name="codes">The codes to suggest, each once. Their order decides between equal scores.</param>
    /// <param name="others">Answers that are not coded, whose words are counted as well: rare words tell more.</param>
    /// <param name="cancel">Stops learning within a tenth of a second.</param>
    /// <exception cref="ArgumentException">A code is listed twice, or vectors differ in length.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public static CodeSuggester Learn(
        IReadOnlyCollection<CodedAnswer> answers,
        IReadOnlyList<CodeTexts> codes,
        IReadOnlyCollection<AnswerText>? others = null,
        CancellationToken cancel = default)
    {
        if (codes.DistinctBy(code => code.Code).Count() < codes.Count)
            throw new ArgumentException("A code is listed twice.", nameof(codes));

        var keys = codes.Select(code => code.Code).ToHashSet();
        List<CodedAnswer> examples =
        [
            .. answers.Select(answer => answer with { Codes = answer.Codes.Where(keys.Contains).ToHashSet() })
                .OrderBy(answer => answer.Answer.Text, StringComparer.Ordinal)
                .ThenBy(answer => string.Join(' ', answer.Codes.Order()), StringComparer.Ordinal),
            .. codes.SelectMany(code => code.Texts.Select(text => new CodedAnswer(text, new HashSet<int> { code.Code }))),
        ];
        var space = FeatureSpace.Learn([.. examples.Select(example => example.Answer), .. others ?? []]);
        var features = new Features[examples.Count];
        for (var i = 0; i < features.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            features[i] = space.Of(examples[i].Answer);
        }

        List<LearntCode> learnt = [];
        foreach (var code in codes)
        {
            var has = examples.Select(example => example.Codes.Contains(code.Code)).ToArray();
            if (answers.Count == 0 || !has.Contains(false))
                learnt.Add(new SimilarCode(code.Code, [.. features.Where((_, i) => has[i])]));
            else if (has.Contains(true))
                learnt.Add(new ClassifiedCode(code.Code, LinearClassifier.Learn(space, features, has, cancel)));
        }

        return new CodeSuggester(space, [.. learnt.Where(code => code is not SimilarCode { Texts: [] })], answers.Count > 0);
    }

    /// <summary>Suggests codes for an answer, those with the highest scores first. Takes about a millisecond.</summary>
    /// <param name="answer">The answer. Without a vector it is judged by its words alone.</param>
    /// <param name="most">The maximum number of suggestions.</param>
    public IReadOnlyList<Suggestion> Suggest(AnswerText answer, int most = DefaultMost)
    {
        var features = space.Of(answer);
        var places = space.Words.PlacesIn(answer.Text).ToLookup(place => place.Term, place => place.Place);
        return
        [
            .. Ranked(features).Take(most)
                .Select(code => new Suggestion(code.Code.Code, code.Score, Telling(code.Code.Contributions(features), places))),
        ];
    }

    /// <summary>Returns all codes that something is known of, those with the highest scores for an answer first.</summary>
    public IReadOnlyList<int> Rank(AnswerText answer) => [.. Ranked(space.Of(answer)).Select(code => code.Code.Code)];

    /// <summary>
    /// Returns the codes that an answer rather has than not, at least the one with the highest score; before anything is coded, that one
    /// alone.
    /// </summary>
    public IReadOnlySet<int> Likely(AnswerText answer) =>
        Ranked(space.Of(answer)).Where((code, place) => place == 0 || (HasLearnt && code.Score > 0))
            .Select(code => code.Code.Code).ToHashSet();

    /// <summary>
    /// Returns how uncertain the suggestions for an answer are, from 0. After answers have been coded: the sum, over all codes, of how far
    /// the answer is inside the margin of 1 around the border between answers with and without the code. Before: 1 minus the highest score.
    /// </summary>
    public double Uncertainty(AnswerText answer)
    {
        var features = space.Of(answer);
        return HasLearnt
            ? codes.Sum(code => Math.Max(0, 1 - Math.Abs(code.Score(features))))
            : 1 - codes.Select(code => code.Score(features)).DefaultIfEmpty(0).Max();
    }

    /// <summary>Returns different answers, those with the most uncertain suggestions first; of equal ones in ordinal order.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public IReadOnlyList<AnswerText> ByUncertainty(IEnumerable<AnswerText> answers, CancellationToken cancel = default) =>
    [
        .. answers.DistinctBy(answer => answer.Text, StringComparer.Ordinal)
            .Select(answer =>
            {
                cancel.ThrowIfCancellationRequested();
                return (Answer: answer, Uncertainty: Uncertainty(answer));
            })
            .OrderByDescending(answer => answer.Uncertainty)
            .ThenBy(answer => answer.Answer.Text, StringComparer.Ordinal)
            .Select(answer => answer.Answer),
    ];

    private IEnumerable<(LearntCode Code, double Score)> Ranked(Features features) =>
        codes.Select(code => (Code: code, Score: code.Score(features))).OrderByDescending(code => code.Score);

    private List<TellingWord> Telling(IEnumerable<(int Term, double Weight)> contributions, ILookup<int, TextSpan> places) =>
    [
        .. TellingTerms.Most(contributions, space.Words.Terms, MaxWords)
            .Select(term => new TellingWord(space.Words.Terms[term], [.. places[term]])),
    ];
}

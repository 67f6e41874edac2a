using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;
using LinkWorkerSurvey.Suggestions.Similarity;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>
/// What was learnt from the answers to a question at one revision of its survey: suggestions of codes, and which answers are alike. Safe
/// for concurrent use. Personal data as the answers are: kept in memory only.
/// </summary>
public sealed class FrameSuggestions
{
    // Less similar answers than this part of the most similar one are not worth a look.
    private const double MinPartOfBest = 0.6;

    // The likely codes of so many are found out in some milliseconds.
    private const int MostCompared = 50;

    private readonly CodeSuggester suggester;
    private readonly IReadOnlyDictionary<string, (AnswerText Text, SameTexts? Uncoded)> texts;
    private readonly Lazy<Task<IReadOnlyList<string>>> hardestFirst;
    private readonly IReadOnlyList<string>? hardestBefore;

    internal FrameSuggestions(
        int revision,
        CodeSuggester suggester,
        Likeness likeness,
        IReadOnlyDictionary<string, (AnswerText Text, SameTexts? Uncoded)> texts,
        FrameSuggestions? before,
        CancellationToken end)
    {
        (Revision, this.suggester, Likeness, this.texts) = (revision, suggester, likeness, texts);
        hardestFirst = new(() => Quiet.RunAsync<IReadOnlyList<string>>(
            () => [.. suggester.ByUncertainty(texts.Values.Select(known => known.Text), end).Select(answer => answer.Text)], end));
        hardestBefore = before?.LastHardestFirst();
    }

    /// <summary>The revision of the survey window that was learnt from.</summary>
    public int Revision { get; }

    /// <summary>Which answers are alike.</summary>
    internal Likeness Likeness { get; }

    /// <summary>Returns suggestions for a text, at most five, the best first.</summary>
    public IReadOnlyList<Suggestion> For(string text) => suggester.Suggest(Known(text));

    /// <summary>Returns the codes that something is known of, the most likely for a text first.</summary>
    public IReadOnlyList<int> Rank(string text) => suggester.Rank(Known(text));

    /// <summary>
    /// Returns other answers that were not coded and are like a text; none that are much less similar than the most similar. Those whose
    /// likely codes differ least from the text's come first, of those the most similar.
    /// </summary>
    internal IEnumerable<SameTexts> UncodedLike(string text, int most)
    {
        var uncoded = Likeness.Answers.Nearest(Known(text), texts.Count)
            .Where(other => texts[other.Answer.Text].Uncoded is not null).ToList();
        var likely = suggester.Likely(Known(text));
        return uncoded.TakeWhile(other => other.Similarity >= MinPartOfBest * uncoded[0].Similarity).Take(MostCompared)
            .OrderBy(other => Different(likely, suggester.Likely(other.Answer))).Take(most)
            .Select(other => texts[other.Answer.Text].Uncoded!);
    }

    /// <summary>
    /// Returns the texts so that like follows like; null while that is being found out, which the first call begins.
    /// </summary>
    public IReadOnlyList<string>? LikeAfterLike() => Likeness.Chain();

    /// <summary>
    /// Returns the texts with the most uncertain suggestions first: as it was at an earlier revision while that is being found out; null if
    /// it never was.
    /// </summary>
    public IReadOnlyList<string>? HardestFirst() => Quiet.Ready(hardestFirst.Value) ?? hardestBefore;

    /// <summary>Returns groups of answers that are alike, the largest first; null while they are being found.</summary>
    public IReadOnlyList<AnswerGroup>? Groups() => Likeness.Groups();

    /// <summary>Completes when everything that was asked for has been found out.</summary>
    internal Task SettledAsync() => Task.WhenAll(Likeness.SettledAsync(), Quiet.Begun(hardestFirst));

    private IReadOnlyList<string>? LastHardestFirst() =>
        (hardestFirst.IsValueCreated ? Quiet.Ready(hardestFirst.Value) : null) ?? hardestBefore;

    // The number of codes that only one of them has.
    private static int Different(IReadOnlySet<int> one, IReadOnlySet<int> other) => one.Except(other).Union(other.Except(one)).Count();

    private AnswerText Known(string text) => texts.TryGetValue(text, out var known) ? known.Text : new AnswerText(text);
}

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
    private readonly CodeSuggester suggester;
    private readonly SimilarAnswers similar;
    private readonly IReadOnlyDictionary<string, (AnswerText Text, SameTexts? Uncoded)> texts;
    private readonly Lazy<Task<IReadOnlyList<string>>> likeAfterLike;
    private readonly Lazy<Task<IReadOnlyList<string>>> hardestFirst;
    private readonly Lazy<Task<IReadOnlyList<AnswerGroup>>> groups;

    internal FrameSuggestions(
        int revision,
        CodeSuggester suggester,
        SimilarAnswers similar,
        IReadOnlyDictionary<string, (AnswerText Text, SameTexts? Uncoded)> texts)
    {
        (Revision, this.suggester, this.similar, this.texts) = (revision, suggester, similar, texts);
        likeAfterLike = new(() => Task.Run<IReadOnlyList<string>>(() => [.. similar.InChain().Select(answer => answer.Text)]));
        hardestFirst = new(() => Task.Run<IReadOnlyList<string>>(
            () => [.. suggester.ByUncertainty(texts.Values.Select(known => known.Text)).Select(answer => answer.Text)]));
        groups = new(() => Task.Run(() => similar.Groups()));
    }

    /// <summary>The revision of the survey window that was learnt from.</summary>
    public int Revision { get; }

    /// <summary>Returns suggestions for a text, at most five, the best first.</summary>
    public IReadOnlyList<Suggestion> For(string text) => suggester.Suggest(Known(text));

    /// <summary>Returns other answers that were not coded, the most similar with a text first.</summary>
    internal IEnumerable<SameTexts> UncodedLike(string text, int most) => similar.Nearest(Known(text), texts.Count)
        .Select(other => texts[other.Answer.Text].Uncoded).OfType<SameTexts>().Take(most);

    /// <summary>
    /// Returns the texts so that like follows like; null while that is being found out, which the first call begins.
    /// </summary>
    public IReadOnlyList<string>? LikeAfterLike() => Ready(likeAfterLike.Value);

    /// <summary>Returns the texts with the most uncertain suggestions first; null while that is being found out.</summary>
    public IReadOnlyList<string>? HardestFirst() => Ready(hardestFirst.Value);

    /// <summary>Returns groups of answers that are alike, the largest first; null while they are being found.</summary>
    public IReadOnlyList<AnswerGroup>? Groups() => Ready(groups.Value);

    private AnswerText Known(string text) => texts.TryGetValue(text, out var known) ? known.Text : new AnswerText(text);

    private static T? Ready<T>(Task<T> found)
        where T : class => found.IsCompletedSuccessfully ? found.Result : null;
}

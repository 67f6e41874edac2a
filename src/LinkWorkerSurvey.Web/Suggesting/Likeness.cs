using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Similarity;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>
/// Which answers to a question are alike. It follows from their texts alone, so that it is kept while no text comes or goes. What takes
/// long is found out when it is first asked for, beside the requests.
/// </summary>
internal sealed class Likeness
{
    private readonly IReadOnlySet<AnswerText> texts;
    private readonly Lazy<Task<IReadOnlyList<string>>> chain;
    private readonly Lazy<Task<IReadOnlyList<AnswerGroup>>> groups;

    public Likeness(IReadOnlySet<AnswerText> texts, CancellationToken end)
    {
        (this.texts, Answers) = (texts, SimilarAnswers.Of(texts, end));
        chain = new(() => Quiet.RunAsync<IReadOnlyList<string>>(() => [.. Answers.InChain(end).Select(answer => answer.Text)], end));
        groups = new(() => Quiet.RunAsync(() => Answers.Groups(end), end));
    }

    /// <summary>The answers, to look for the nearest.</summary>
    public SimilarAnswers Answers { get; }

    /// <summary>Returns whether it is that of the same texts with the same vectors.</summary>
    public bool IsOf(IReadOnlySet<AnswerText> others) => texts.SetEquals(others);

    /// <summary>Returns the texts so that like follows like; null while that is being found out.</summary>
    public IReadOnlyList<string>? Chain() => Quiet.Ready(chain.Value);

    /// <summary>Completes when everything that was asked for has been found out.</summary>
    public Task SettledAsync() => Task.WhenAll(Quiet.Begun(chain), Quiet.Begun(groups));

    /// <summary>Returns groups of answers that are alike, the largest first; null while they are being found.</summary>
    public IReadOnlyList<AnswerGroup>? Groups() => Quiet.Ready(groups.Value);
}

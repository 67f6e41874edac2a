using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A code frame: the list of codes for one question, or for one facet (dimension) of it. Every option except 'Other' is a code from the
/// start, so that coders can assign 'Other' texts to options.
/// </summary>
public sealed class CodeFrame
{
    private readonly List<Code> codes = [];
    private readonly List<Net> nets = [];

    internal CodeFrame(Question question, string? facet)
    {
        (Question, Facet) = (question.Code, facet);
        codes.AddRange(question.Options.Select((option, i) => new Code(option.Label, i, option.Key)));
    }

    private CodeFrame()
    {
    }

    /// <summary>The key of the code frame.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the survey window whose answers are coded with the frame.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The facet (dimension) of the question that this frame codes; null if the question has no facets.</summary>
    public string? Facet { get; private set; }

    /// <summary>
    /// The time when coding was declared complete; null before. A signed-off code frame accepts no more coding decisions, codes or nets.
    /// </summary>
    public DateTimeOffset? SignedOffAt { get; private set; }

    /// <summary>The codes, including one for each option except 'Other'.</summary>
    public IReadOnlyList<Code> Codes => codes;

    /// <summary>The nets: subtotals of several codes.</summary>
    public IReadOnlyList<Net> Nets => nets;

    /// <summary>
    /// The wording matches that staff made. Each says that this question, or a row of its results, has the same meaning as a differently
    /// worded one of another wave.
    /// </summary>
    public IReadOnlyList<WordingMatch> WordingMatches { get; private set; } = [];

    /// <summary>
    /// Removes every match that refers to an offered key, then adds the matches that staff chose. Matches that refer to other keys stay.
    /// </summary>
    /// <param name="offered">
    /// The keys of all questions and rows of the other wave that staff could choose from: see <see cref="MatchKey"/>.
    /// </param>
    /// <param name="found">The matches that staff chose. Each refers to an offered key.</param>
    /// <exception cref="RuleException">Two rows would be matched with the same row of the other wave.</exception>
    public void Match(IReadOnlyCollection<string> offered, IReadOnlyCollection<WordingMatch> found)
    {
        if (found.Select(same => same.There).Distinct().Count() < found.Count)
            throw new RuleException("A row of the comparison wave can be matched with only one row of this wave.");
        WordingMatches = [.. WordingMatches.Where(same => !offered.Contains(same.There)), .. found];
    }

    /// <summary>Adds a code for text answers that fit no option.</summary>
    /// <param name="label">The code's name.</param>
    /// <param name="net">The net that includes the code; null for none.</param>
    /// <param name="publishedKey">
    /// In a reconstruction of an earlier wave, the key of the published category that the code represents; otherwise null.
    /// </param>
    /// <exception cref="RuleException">The frame is signed off, or already has a code with this label.</exception>
    public Code AddCode(string label, Net? net = null, short? publishedKey = null)
    {
        RequireOpen();
        if (codes.Any(c => c.Label == label))
            throw new RuleException($"There is already a code '{label}'.");
        var code = new Code(label, codes.Count, publishedKey: publishedKey) { Net = net };
        codes.Add(code);
        return code;
    }

    /// <summary>Adds a net: a subtotal of the distinct respondents over several codes.</summary>
    /// <exception cref="RuleException">The frame is signed off, or already has a net with this label.</exception>
    public Net AddNet(string label)
    {
        RequireOpen();
        if (nets.Any(n => n.Label == label))
            throw new RuleException($"There is already a net '{label}'.");
        var net = new Net(label);
        nets.Add(net);
        return net;
    }

    /// <summary>Declares coding complete. Idempotent: a second call keeps the time of the first.</summary>
    public void SignOff(DateTimeOffset now) => SignedOffAt ??= now;

    internal void RequireOpen()
    {
        if (SignedOffAt is not null)
            throw new RuleException("This code frame is signed off, so its coding can no longer change.");
    }
}

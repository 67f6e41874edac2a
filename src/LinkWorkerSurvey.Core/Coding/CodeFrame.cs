using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// The codes that group the answers to one question, or to one facet of it. Options are codes from the start, so that an 'Other' text can
/// be coded back into them.
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

    /// <summary>The key of the frame.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the window whose answers it groups.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The facet of the question; null if the question has only one.</summary>
    public string? Facet { get; private set; }

    /// <summary>The time when coding was declared complete; null before. A signed-off code frame takes no more coding decisions.</summary>
    public DateTimeOffset? SignedOffAt { get; private set; }

    /// <summary>The codes, including those of options.</summary>
    public IReadOnlyList<Code> Codes => codes;

    /// <summary>The nets over the codes.</summary>
    public IReadOnlyList<Net> Nets => nets;

    /// <summary>The wording matches of the question and its rows: what staff have matched with other names in other waves.</summary>
    public IReadOnlyList<WordingMatch> WordingMatches { get; private set; } = [];

    /// <summary>Replaces the wording matches with a question or rows of another wave. Matches with anything else stay.</summary>
    /// <param name="offered">The keys in the other wave that could be chosen: see <see cref="MatchKey"/>.</param>
    /// <param name="found">The matches with these keys.</param>
    /// <exception cref="RuleException">Two rows would be matched with one row there.</exception>
    public void Match(IReadOnlyCollection<string> offered, IReadOnlyCollection<WordingMatch> found)
    {
        if (found.Select(same => same.There).Distinct().Count() < found.Count)
            throw new RuleException("A row of the other wave can be matched with one row here only.");
        WordingMatches = [.. WordingMatches.Where(same => !offered.Contains(same.There)), .. found];
    }

    /// <summary>Adds a code for answers that no option covers.</summary>
    /// <param name="label">The code's name.</param>
    /// <param name="net">The net it is counted under; null when none.</param>
    /// <param name="publishedKey">In a reconstruction, the key of the published category that it stands for.</param>
    /// <exception cref="RuleException">The frame is signed off, or has a code of that label.</exception>
    public Code AddCode(string label, Net? net = null, short? publishedKey = null)
    {
        RequireOpen();
        if (codes.Any(c => c.Label == label))
            throw new RuleException($"There is a code '{label}' already.");
        var code = new Code(label, codes.Count, publishedKey: publishedKey) { Net = net };
        codes.Add(code);
        return code;
    }

    /// <summary>Adds a net, which counts the distinct respondents of its codes.</summary>
    /// <exception cref="RuleException">The frame is signed off, or has a net of that label.</exception>
    public Net AddNet(string label)
    {
        RequireOpen();
        if (nets.Any(n => n.Label == label))
            throw new RuleException($"There is a net '{label}' already.");
        var net = new Net(label);
        nets.Add(net);
        return net;
    }

    /// <summary>Declares coding complete. Idempotent: the first time stays.</summary>
    public void SignOff(DateTimeOffset now) => SignedOffAt ??= now;

    internal void RequireOpen()
    {
        if (SignedOffAt is not null)
            throw new RuleException("This frame is signed off; its coding can no longer change.");
    }
}

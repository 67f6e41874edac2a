using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A code frame: the list of codes for one question, or for one facet (dimension) of it. Every option except 'Other' is a code from the
/// start, so that coders can assign 'Other' texts to options.
/// </summary>
public sealed class CodeFrame
{
    /// <summary>The maximum number of codes that a frame ever had, including those merged and removed.</summary>
    public const int CodesLimit = 1_000;

    /// <summary>The maximum number of codes with a letter.</summary>
    public const int LettersLimit = 20;

    /// <summary>The letters that are commands while coding, and therefore give no code: Z undoes.</summary>
    public const string CommandLetters = "Z";

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

    /// <summary>Returns the name of a code or net of the frame for the activity log, such as <c>Q7 Listening</c>.</summary>
    public string NameOf(string label) => $"{InWords()}{(Facet is null ? "" : ":")} {label}";

    /// <summary>Returns the name of the frame for the activity log: the question and the facet.</summary>
    public string InWords() => Facet is null ? Question : $"{Question} {Facet}";

    /// <summary>
    /// The time when coding was declared complete; null before. A signed-off code frame accepts no more coding decisions, codes or nets.
    /// </summary>
    public DateTimeOffset? SignedOffAt { get; private set; }

    /// <summary>
    /// The time when a sign-off was last taken back; null if none was. From then on the question is not cross-tabulated: a table from
    /// before and one from after could tell what a single respondent ticked.
    /// </summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>
    /// The share of the answers that two coders were asked to code, in percent from 1 to 100; null if they were not.
    /// </summary>
    public int? DoubleShare { get; private set; }

    /// <summary>The time when the decisions of the two coders were compared; null before.</summary>
    public DateTimeOffset? ComparedAt { get; private set; }

    /// <summary>Whether coders do not see each other's decisions on the answers that two of them are to code.</summary>
    public bool IsBlind => DoubleShare is not null && ComparedAt is null;

    /// <summary>
    /// Whether the results count coded answers: always in an open question, and in a question with options while its coding is signed off.
    /// A respondent counts once in an option, by a tick or by coding. If each decision on an 'Other' text showed in the results, its coder
    /// could tell whether the author had ticked an option too. Nets of options count respondents once as well: whoever could try one after
    /// the other would learn which options were ticked together.
    /// </summary>
    public bool IsCounted => SignedOffAt is not null || !codes.Exists(code => code.IsOption);

    /// <summary>All codes that the frame ever had, including one for each option except 'Other'.</summary>
    public IReadOnlyList<Code> Codes => codes;

    /// <summary>The codes in use, in their order: those that have neither been merged nor removed.</summary>
    public IEnumerable<Code> InUse => codes.Where(code => code.IsInUse).OrderBy(code => code.Position).ThenBy(code => code.Id);

    /// <summary>All nets that the frame ever had: subtotals of several codes.</summary>
    public IReadOnlyList<Net> Nets => nets;

    /// <summary>The nets that have not been removed, by label.</summary>
    public IEnumerable<Net> NetsInUse => nets.Where(net => !net.IsRemoved).OrderBy(net => net.Label, StringComparer.Ordinal);

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
    /// <exception cref="RuleException">
    /// The frame is signed off or has as many codes as it can, the label is empty, too long or that of another code.
    /// </exception>
    public Code AddCode(string label, Net? net = null, short? publishedKey = null)
    {
        RequireOpen();
        if (codes.Count >= CodesLimit)
            throw new RuleException($"A code frame can have {CodesLimit:N0} codes at most");
        var code = new Code(RequireFreeLabel(label, otherThan: null), codes.Count, publishedKey: publishedKey) { Net = net };
        codes.Add(code);
        return code;
    }

    /// <summary>Changes a code: its label, guide, letter, net, position or review.</summary>
    /// <exception cref="RuleException">
    /// The frame is signed off; the code is not in use; the label is empty, too long or taken, or is that of an option; a text of the guide
    /// is too long; the letter is no letter, is that of a command or is taken, or <see cref="LettersLimit"/> codes have one; or the net was
    /// removed.
    /// </exception>
    public void ChangeCode(Code code, CodeState to)
    {
        RequireOpen();
        RequireInUse(code);
        var label = to.Label.Trim();
        if (label != code.Label)
        {
            if (code.IsOption)
                throw new RuleException("The label of an option is that of the questionnaire", nameof(Code.Label));
            RequireFreeLabel(label, code);
        }

        RequireFits(to.Guide);
        if (to.Letter is { } letter && letter != code.Letter)
            RequireFreeLetter(letter);
        if (to.NetId is { } net && nets.TrueForAll(known => known.Id != net || known.IsRemoved))
            throw new RuleException("This net has been removed meanwhile", nameof(Code.NetId));
        code.State = code.State with
        {
            Label = label,
            Guide = to.Guide,
            Letter = to.Letter,
            NetId = to.NetId,
            Position = to.Position,
            IsNew = to.IsNew,
        };
    }

    /// <summary>
    /// Merges a code into another: where it was given, the other counts, and each respondent once. Decisions keep the code that the coder
    /// gave, so that the merging can be undone.
    /// </summary>
    /// <exception cref="RuleException">
    /// The frame is signed off, one of the codes is not in use, both are the same, or the first is an option.
    /// </exception>
    public void MergeCode(Code code, Code into)
    {
        RequireOpen();
        RequireInUse(code);
        RequireInUse(into);
        if (code == into)
            throw new RuleException("Select another code to merge into", nameof(Code.MergedIntoId));
        if (code.IsOption)
            throw new RuleException("An option cannot be merged into another code: respondents can select it");
        code.State = code.State with { MergedIntoId = into.Id, Letter = null };
    }

    /// <summary>Removes a code that counts for no answer.</summary>
    /// <exception cref="RuleException">The frame is signed off, the code is not in use, or it is an option.</exception>
    public void RemoveCode(Code code)
    {
        RequireOpen();
        RequireInUse(code);
        if (code.IsOption)
            throw new RuleException("An option cannot be removed: it belongs to the questionnaire");
        code.State = code.State with { IsRemoved = true, Letter = null };
    }

    /// <summary>Returns the code that counts where a coder gave a code: the code itself or the one into which it was merged.</summary>
    public Code CountsAs(Code code)
    {
        while (code.MergedIntoId is { } into)
            code = codes.Single(other => other.Id == into);
        return code;
    }

    /// <summary>Adds a net: a subtotal of the distinct respondents over several codes.</summary>
    /// <exception cref="RuleException">
    /// The frame is signed off, or the label is empty, too long or that of another net.
    /// </exception>
    public Net AddNet(string label)
    {
        RequireOpen();
        var net = new Net(RequireFreeNetLabel(label, otherThan: null));
        nets.Add(net);
        return net;
    }

    /// <summary>Renames a net.</summary>
    /// <exception cref="RuleException">
    /// The frame is signed off, the net was removed, or the label is empty, too long or that of another net.
    /// </exception>
    public void RenameNet(Net net, string label)
    {
        RequireOpen();
        if (net.IsRemoved)
            throw new RuleException("This net has been removed meanwhile");
        net.State = net.State with { Label = RequireFreeNetLabel(label, net) };
    }

    /// <summary>Removes a net. Its codes stay, without a net.</summary>
    /// <exception cref="RuleException">The frame is signed off, or the net was removed.</exception>
    public void RemoveNet(Net net)
    {
        RequireOpen();
        if (net.IsRemoved)
            throw new RuleException("This net has been removed meanwhile");
        foreach (var code in codes.Where(code => code.NetId == net.Id))
            code.State = code.State with { NetId = null };
        net.State = net.State with { IsRemoved = true };
    }

    /// <summary>Asks two coders to code a share of the answers, each without seeing the other's decisions, or changes the share.</summary>
    /// <param name="share">The share, in percent.</param>
    /// <exception cref="RuleException">The frame is signed off, decisions were compared already, or the share is not 1 to 100.</exception>
    public void AskTwice(int share)
    {
        RequireOpen();
        if (ComparedAt is not null)
            throw new RuleException("The coders' decisions have been compared already, so coders have seen each other's");
        if (share is < 1 or > 100)
            throw new RuleException("Enter a whole number from 1 to 100", "Share");
        DoubleShare = share;
    }

    /// <summary>
    /// Ends blind coding: decisions of two coders are compared from now on. If no answer has two, coders are not asked any more.
    /// </summary>
    /// <param name="pairs">The number of answers that two coders have decided on.</param>
    /// <param name="now">The present time.</param>
    public void Compare(int pairs, DateTimeOffset now)
    {
        if (pairs == 0)
            DoubleShare = null;
        else
            ComparedAt = now;
    }

    /// <summary>Declares coding complete. Idempotent: a second call keeps the time of the first.</summary>
    /// <exception cref="RuleException">Two coders are still coding without seeing each other's decisions.</exception>
    public void SignOff(DateTimeOffset now)
    {
        if (IsBlind)
            throw new RuleException("Two coders are coding these answers. End that first, and compare their decisions");
        SignedOffAt ??= now;
    }

    /// <summary>Takes the sign-off back. Idempotent.</summary>
    public void Reopen(DateTimeOffset now)
    {
        if (SignedOffAt is not null)
            (SignedOffAt, ReopenedAt) = (null, now);
    }

    /// <summary>Returns whether a letter can give a code: a capital letter that is no command.</summary>
    internal static bool IsLetter(char letter) =>
        char.IsAsciiLetterUpper(letter) && !CommandLetters.Contains(letter, StringComparison.Ordinal);

    /// <summary>Returns whether a code can get a letter: no other has it, and fewer than <see cref="LettersLimit"/> have one.</summary>
    internal bool IsFree(char letter) => IsLetter(letter)
        && InUse.All(code => code.Letter != letter) && InUse.Count(code => code.Letter is not null) < LettersLimit;

    internal void RequireOpen()
    {
        if (SignedOffAt is not null)
            throw new RuleException("This code frame is signed off, so its coding can no longer change.");
    }

    /// <summary>Refuses a code that was merged or removed meanwhile.</summary>
    /// <exception cref="RuleException">The code is not in use.</exception>
    internal void RequireInUse(Code code)
    {
        if (!code.IsInUse)
            throw new RuleException(code.IsRemoved
                ? $"The code ‘{code.Label}’ has been removed meanwhile"
                : $"The code ‘{code.Label}’ has been merged into ‘{CountsAs(code).Label}’ meanwhile");
    }

    private static void RequireFits(CodeGuide guide)
    {
        (string Name, string Text)[] texts =
        [
            (nameof(guide.Definition), guide.Definition), (nameof(guide.UseWhen), guide.UseWhen),
            (nameof(guide.NotWhen), guide.NotWhen), (nameof(guide.Examples), guide.Examples),
        ];
        if (Array.Find(texts, text => text.Text.Length > CodeGuide.Limit) is { Name: { } name })
            throw new RuleException($"Enter {CodeGuide.Limit:N0} characters or fewer", name);
    }

    private static string RequireLabel(string label, int limit) => label.Trim() is { Length: > 0 } trimmed && trimmed.Length <= limit
        ? VisibleTextAttribute.IsVisible(trimmed) ? trimmed : throw new RuleException(VisibleTextAttribute.Message, nameof(Code.Label))
        : throw new RuleException($"Enter a label of {limit} characters or fewer", nameof(Code.Label));

    private string RequireFreeLabel(string label, Code? otherThan)
    {
        var free = RequireLabel(label, Code.LabelLimit);
        return InUse.Any(code => code != otherThan && code.Label.Equals(free, StringComparison.OrdinalIgnoreCase))
            ? throw new RuleException($"There is already a code ‘{free}’", nameof(Code.Label))
            : free;
    }

    private string RequireFreeNetLabel(string label, Net? otherThan)
    {
        var free = RequireLabel(label, Net.LabelLimit);
        return nets.Exists(net => net != otherThan && !net.IsRemoved && net.Label.Equals(free, StringComparison.OrdinalIgnoreCase))
            ? throw new RuleException($"There is already a net ‘{free}’", nameof(Net.Label))
            : free;
    }

    private void RequireFreeLetter(char letter)
    {
        if (!IsLetter(letter))
            throw new RuleException("Enter one letter from A to Y. Z undoes", nameof(Code.Letter));
        if (InUse.FirstOrDefault(code => code.Letter == letter) is { } other)
            throw new RuleException($"‘{other.Label}’ has this letter", nameof(Code.Letter));
        if (InUse.Count(code => code.Letter is not null) >= LettersLimit)
            throw new RuleException($"{LettersLimit} codes have letters already. Take one away first", nameof(Code.Letter));
    }
}

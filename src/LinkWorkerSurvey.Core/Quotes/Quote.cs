using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>
/// An excerpt of a released text answer that may be published, with the words that are replaced in it. It refers to the text by its random
/// key and to the excerpt by its place: the respondent's words are stored once, with the answer. It knows no time, because before the final
/// release that would tell when the answer was released; the activity log knows when staff acted, but not on which quote.
/// </summary>
public sealed class Quote
{
    /// <summary>The maximum length of an excerpt, in characters as a person counts them.</summary>
    public const int ExcerptLimit = 1000;

    // Characters can be long; a pile of combining marks is no quote.
    private const int CodeUnitLimit = 4 * ExcerptLimit;
    private const int MarkBytes = 12;

    /// <exception cref="RuleException">
    /// The excerpt is not a part of the text, is blank or too long, or cuts a character; or a replacement is not allowed.
    /// </exception>
    internal Quote(CodingText text, int start, int length, IReadOnlyList<Replacement> replacements, Guid staffId)
    {
        (Id, WindowId, Question, TextId, Start, Length) = (Guid.NewGuid(), text.WindowId, text.Question, text.Id, start, length);
        RequireExcerpt(text.Text, start, length);
        (MarkedById, ChangedById) = (staffId, staffId);
        Replacements = Checked(text.Text, replacements);
    }

    private Quote()
    {
    }

    /// <summary>The key of the quote. It is random, so that it reveals nothing about the order of quotes or answers.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the survey window in which the answer was given.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public string Question { get; private set; } = "";

    /// <summary>The key of the text answer.</summary>
    public Guid TextId { get; private set; }

    /// <summary>The place of the first character of the excerpt in the text, in UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>The length of the excerpt, in UTF-16 code units.</summary>
    public int Length { get; private set; }

    /// <summary>What is replaced in the excerpt, in its order.</summary>
    public IReadOnlyList<Replacement> Replacements { get; private set; } = [];

    /// <summary>The key of the member of staff who marked it.</summary>
    public Guid MarkedById { get; private set; }

    /// <summary>
    /// The key of the member of staff who made it what it is: who changed what is replaced last, otherwise who marked it. Somebody else
    /// approves it.
    /// </summary>
    public Guid ChangedById { get; private set; }

    /// <summary>The key of the member of staff who approved it as it is; null if nobody has.</summary>
    public Guid? ApprovedById { get; private set; }

    /// <summary>The key of the member of staff who withdrew it; null if nobody has.</summary>
    public Guid? WithdrawnById { get; private set; }

    /// <summary>Why it was withdrawn; null if it was not.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>The state, which follows from who approved and withdrew it.</summary>
    public QuoteState State =>
        WithdrawnById is not null ? QuoteState.Withdrawn : ApprovedById is not null ? QuoteState.Approved : QuoteState.ToApprove;

    /// <summary>
    /// Marks the excerpt's place and what is replaced, so that a form can say what was seen. The final release changes it as little as the
    /// words.
    /// </summary>
    public string Mark => MarkOf(Start, Length, Replacements);

    /// <summary>Returns the mark of a quote with such a place and such replacements: see <see cref="Mark"/>.</summary>
    public static string MarkOf(int start, int length, IReadOnlyList<Replacement> replacements)
    {
        var lines = replacements.OrderBy(one => one.Start)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Start} {one.Length} {one.Words}"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"{start} {length}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, MarkBytes));
    }

    /// <summary>Returns the respondent's words, from the text of the answer.</summary>
    public string Excerpt(string text) => text.Substring(Start, Length);

    /// <summary>Returns what is published, from the text of the answer.</summary>
    public string Words(string text) => Redaction.Published(Excerpt(text), Replacements);

    /// <summary>Returns the parts of the excerpt, from the text of the answer.</summary>
    public IReadOnlyList<QuotePart> Parts(string text) => Redaction.Parts(Excerpt(text), Replacements);

    /// <summary>Checks that a part of a text can be an excerpt.</summary>
    /// <exception cref="RuleException">It is not a part of the text, is blank or too long, or cuts a character.</exception>
    public static void RequireExcerpt(string text, int start, int length)
    {
        if (start < 0 || length < 1 || start > text.Length || length > text.Length - start
            || string.IsNullOrWhiteSpace(text.Substring(start, length)))
            throw new RuleException("Enter words of the answer to quote");
        if (length > CodeUnitLimit || new Characters(text.Substring(start, length)).Count > ExcerptLimit)
            throw new RuleException($"A quote has at most {ExcerptLimit:N0} characters. Choose a shorter part of the answer");
        if (!new Characters(text).AreWhole((start, length)))
            throw new RuleException("The quote must not begin or end within a character");
    }

    /// <summary>Changes what is replaced. The quote waits for approval again.</summary>
    /// <exception cref="RuleException">A replacement is not allowed.</exception>
    internal void Change(string text, IReadOnlyList<Replacement> replacements, Guid staffId)
    {
        Replacements = Checked(text, replacements);
        (ChangedById, ApprovedById) = (staffId, null);
    }

    internal void Approve(Guid staffId) => ApprovedById = staffId;

    internal void Withdraw(string reason, Guid staffId) => (WithdrawnById, WithdrawnReason) = (staffId, reason);

    private Replacement[] Checked(string text, IReadOnlyList<Replacement> replacements)
    {
        Replacement[] ordered = [.. replacements.OrderBy(replacement => replacement.Start)];
        Redaction.Require(Excerpt(text), ordered);
        return ordered;
    }
}

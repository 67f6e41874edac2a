using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>An answer to code: all texts of the question in the same words.</summary>
/// <param name="Id">The smallest key of its texts. Keys are random, so their order tells nothing.</param>
/// <param name="Text">The text with that key, in the respondent's words.</param>
/// <param name="Form">The form in which answers are compared and searched: see <see cref="SameWords"/>.</param>
/// <param name="TextIds">The keys of all its texts.</param>
/// <param name="Decisions">The decisions on its texts that the reader sees: those that count; the reader's own while two code it.</param>
public sealed record Answer(
    Guid Id, string Text, string Form, IReadOnlyList<Guid> TextIds, IReadOnlyList<Answer.Decision> Decisions)
{
    /// <summary>Whether two coders are to code it, each without seeing the other's codes.</summary>
    public bool IsTwice { get; init; }

    /// <summary>While two code it: the number of its texts on which two others have decided, so that nothing is left to do.</summary>
    public int DoneByOthers { get; init; }

    /// <summary>The decisions of two coders that are compared, the one that counted first; empty while neither sees the other's.</summary>
    public IReadOnlyList<Decision> Readings { get; init; } = [];

    /// <summary>Whether two coders gave different codes and nobody has settled it.</summary>
    public bool IsDisputed => Readings.Count == 2 && !Readings[0].Says(Readings[1])
        && Decisions.All(decision => decision.Pass != CodingPass.Adjudicated);

    /// <summary>Whether nothing is left for the reader to decide: each text has a decision other than 'needs a second look'.</summary>
    public bool IsCoded => Decisions.Count + DoneByOthers == TextIds.Count && !NeedsLook;

    public bool NeedsLook => Decisions.Any(decision => decision.Outcome == CodingOutcome.SecondLook);

    /// <summary>The number of its texts with a decision that counts, whoever made it, other than 'needs a second look'.</summary>
    public required int Coded { get; init; }

    /// <summary>The codes given to any of its texts, as they count now.</summary>
    public IReadOnlyList<int> Codes => [.. Decisions.SelectMany(decision => decision.Codes).Distinct()];

    /// <summary>The outcome of its decisions; null without one.</summary>
    public CodingOutcome? Outcome => Decisions.Count == 0 ? null : Decisions[0].Outcome;

    /// <summary>The name of the coder who decided last on any of its texts; null without a decision, or if the program decided.</summary>
    public string? Coder => Decisions.Select(decision => decision.Coder).OfType<string>().FirstOrDefault();

    /// <summary>What the text may hold that tells who wrote it, such as 'a postcode, an email address'; null if nothing is found.</summary>
    public string? MayHold => PersonalDetails.In(Text) is { Count: > 0 } details
        ? string.Join(", ", details.Select(PersonalDetailText.Of))
        : null;

    /// <summary>Marks the decisions that count, so that a form can say what its coder saw.</summary>
    public string Mark => DecisionMark.Of(Decisions.Select(decision => decision.Id));

    /// <summary>Returns what is known of its decisions, for coders; null if nothing is.</summary>
    public string? DecidedInWords(CodeFrame frame)
    {
        if (Readings.Count == 2)
        {
            return string.Join("; ", Readings.Select(by => $"{by.Coder ?? "The program"}: {AgreementText.Given(by, frame)}"))
                + (IsDisputed ? ". Save to settle it" : Readings[0].Says(Readings[1]) ? "" : $". {Coder ?? "The program"} settled it");
        }

        string?[] parts =
        [
            Outcome is { } outcome ? AgreementText.Decided(Coder, outcome) : null,
            DoneByOthers > 0 ? "Two others have coded this answer"
                : IsTwice ? "Two coders code this answer; neither sees the other's codes" : null,
        ];
        return string.Join(". ", parts.OfType<string>()) is { Length: > 0 } words ? words : null;
    }

    /// <summary>A decision on one text.</summary>
    /// <param name="Id">The key of the decision.</param>
    /// <param name="Outcome">The outcome.</param>
    /// <param name="Coder">The name of the coder; null if the program decided.</param>
    /// <param name="Codes">The keys of the codes that count.</param>
    /// <param name="Pass">The pass in which it was made.</param>
    public sealed record Decision(
        Guid Id, CodingOutcome Outcome, string? Coder, IReadOnlyList<int> Codes, CodingPass Pass = CodingPass.Sole)
    {
        /// <summary>Returns whether another decision says the same.</summary>
        public bool Says(Decision other) => Outcome == other.Outcome && Codes.ToHashSet().SetEquals(other.Codes);
    }
}

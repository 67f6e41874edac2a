using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>An answer to code: all texts of the question in the same words.</summary>
/// <param name="Id">The smallest key of its texts. Keys are random, so their order tells nothing.</param>
/// <param name="Text">The text with that key, in the respondent's words.</param>
/// <param name="Form">The form in which answers are compared and searched: see <see cref="SameWords"/>.</param>
/// <param name="TextIds">The keys of all its texts.</param>
/// <param name="Decisions">The decisions that count on its texts.</param>
public sealed record Answer(
    Guid Id, string Text, string Form, IReadOnlyList<Guid> TextIds, IReadOnlyList<Answer.Decision> Decisions)
{
    /// <summary>Whether each of its texts has a decision other than 'needs a second look'.</summary>
    public bool IsCoded => Decisions.Count == TextIds.Count && !NeedsLook;

    public bool NeedsLook => Decisions.Any(decision => decision.Outcome == CodingOutcome.SecondLook);

    /// <summary>The number of its texts with a decision other than 'needs a second look'.</summary>
    public int Coded => Decisions.Count(decision => decision.Outcome != CodingOutcome.SecondLook);

    /// <summary>The codes given to any of its texts, as they count now.</summary>
    public IReadOnlyList<int> Codes => [.. Decisions.SelectMany(decision => decision.Codes).Distinct()];

    /// <summary>The outcome of its decisions; null without one.</summary>
    public CodingOutcome? Outcome => Decisions.Count == 0 ? null : Decisions[0].Outcome;

    /// <summary>The name of the coder who decided last on any of its texts; null without a decision, or if the program decided.</summary>
    public string? Coder => Decisions.Select(decision => decision.Coder).OfType<string>().FirstOrDefault();

    /// <summary>What the text may hold that tells who wrote it, such as 'a postcode, an email address'; null if nothing is found.</summary>
    public string? MayHold => PersonalDetails.In(Text) is { Count: > 0 } details
        ? string.Join(", ", details.Select(detail => detail switch
        {
            PersonalDetail.Postcode => "a postcode",
            PersonalDetail.Email => "an email address",
            PersonalDetail.Phone => "a phone number",
            PersonalDetail.Employer => "the name of an employer",
        }))
        : null;

    /// <summary>Marks the decisions that count, so that a form can say what its coder saw.</summary>
    public string Mark => DecisionMark.Of(Decisions.Select(decision => decision.Id));

    /// <summary>A decision that counts on one text.</summary>
    /// <param name="Id">The key of the decision.</param>
    /// <param name="Outcome">The outcome.</param>
    /// <param name="Coder">The name of the coder; null if the program decided.</param>
    /// <param name="Codes">The keys of the codes that count.</param>
    public sealed record Decision(Guid Id, CodingOutcome Outcome, string? Coder, IReadOnlyList<int> Codes);
}

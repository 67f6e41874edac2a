using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>One text answer with what coders decided on it.</summary>
/// <param name="Text">The text, in the respondent's words.</param>
/// <param name="Decisions">The decision that counts in each code frame of the question, in their order; null where there is none.</param>
public sealed record CodedText(string Text, IReadOnlyList<CodedText.Decision?> Decisions)
{
    /// <summary>A coding decision.</summary>
    /// <param name="Outcome">The outcome.</param>
    /// <param name="Codes">The codes that count; empty unless the outcome is <see cref="CodingOutcome.Coded"/>.</param>
    public sealed record Decision(CodingOutcome Outcome, IReadOnlySet<Code> Codes);
}

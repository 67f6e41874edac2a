using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>An answer on which two coders decided without seeing each other's decisions: all texts in the same words.</summary>
/// <param name="TextIds">The keys of its texts.</param>
/// <param name="Decisions">The decision of each coder that tells what applies: 'needs a second look' does not.</param>
/// <param name="CodedTwice">The number of its texts with two such decisions.</param>
public sealed record ComparedAnswer(
    IReadOnlyList<Guid> TextIds, IReadOnlyList<ComparedAnswer.Decision> Decisions, int CodedTwice)
{
    /// <summary>Returns the answer for the calculation of agreement, as a unit of its own.</summary>
    public IEnumerable<UnitCoding> Units() => Decisions.Select(decision =>
        new UnitCoding($"{TextIds[0]}", $"{decision.StaffId}", decision.Codes.Select(code => code.Label).ToHashSet()));

    /// <summary>What one coder decided.</summary>
    /// <param name="StaffId">The key of the coder; null for the program.</param>
    /// <param name="Codes">The codes given, as they count now; empty for 'nothing to code'.</param>
    public sealed record Decision(Guid? StaffId, IReadOnlyList<Code> Codes);
}

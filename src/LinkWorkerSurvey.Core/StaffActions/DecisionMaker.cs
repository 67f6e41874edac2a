using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Who decides on an answer, and what they see.</summary>
/// <param name="StaffId">The key of the coder; null for the program.</param>
/// <param name="IsOneOfTwo">Whether the coder is one of two who are to decide, and does not see what the other decided.</param>
/// <param name="HadSuggestions">Whether suggestions of codes were visible.</param>
internal sealed record DecisionMaker(Guid? StaffId, bool IsOneOfTwo = false, bool HadSuggestions = false)
{
    /// <summary>Returns those decisions that the coder may see of all that count or are compared: one of two sees their own.</summary>
    public IEnumerable<CodingDecision> Visible(IEnumerable<CodingDecision> present) =>
        present.Where(decision => IsOneOfTwo ? decision.IsInForce && decision.StaffId == StaffId : decision.IsStanding);

    /// <summary>Returns the pass in which one of two coders decides.</summary>
    /// <param name="first">The decision that counts; null if there is none.</param>
    /// <param name="second">The decision of a second coder; null if there is none.</param>
    /// <exception cref="RuleException">Both are other coders' decisions.</exception>
    public CodingPass PassBeside(CodingDecision? first, CodingDecision? second)
    {
        if (second is not null && second.StaffId == StaffId)
            return CodingPass.Second;
        if (first is null || first.Outcome == CodingOutcome.SecondLook || first.StaffId == StaffId)
            return CodingPass.Sole;
        return second is null
            ? CodingPass.Second
            : throw new RuleException("Two coders have decided on this answer already. They are compared later");
    }
}

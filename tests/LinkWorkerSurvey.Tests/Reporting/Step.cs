using CsCheck;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses.Release;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>An action on a window.</summary>
internal abstract record Step
{
    private static readonly Gen<AnswerPlan> AnyAnswers = Gen.Select(
            Gen.Int[0, 4],
            Gen.Int[1, 4].Array[QuestionPlan.MostChoices],
            Gen.Int[1, 4].Array[QuestionPlan.Most])
        .Select((fullness, ticks, texts) => new AnswerPlan([.. ticks.Select(t => t <= fullness)], [.. texts.Select(t => t <= fullness)]));

    private static readonly Gen<DecisionPlan> AnyDecision =
        from text in Gen.Int[0, 999]
        from facet in Gen.Int[0, 1]
        from state in Gen.Frequency((4, CodingOutcome.Coded), (1, CodingOutcome.NothingToCode), (1, CodingOutcome.SecondLook))
        from isBySecond in Gen.Frequency((4, false), (1, true))
        from codes in Gen.Int[0, 999].Array[1, 3]
        select new DecisionPlan(text, facet, state, isBySecond, codes);

    /// <summary>Generates any action, in an order that no real fieldwork would have.</summary>
    public static readonly Gen<Step> Any =
        from kind in Gen.Int[0, 21]
        from submissions in AnyAnswers.Array[1, 9]
        from decisions in AnyDecision.Array[1, 9]
        from numbers in Gen.Int[0, 999].Array[1, 3]
        select (Step)(kind switch
        {
            < 7 => new Send(submissions),
            < 11 => new Release(),
            < 15 => new TakeBack(numbers),
            < 18 => new Code(decisions),
            18 => new End(),
            < 21 => new SignOff(numbers[0]),
            _ => new Resolve(numbers[0] % 2 == 0 ? FinalReleaseDecision.Release : FinalReleaseDecision.Discard),
        });

    public sealed record Send(AnswerPlan[] Sheets) : Step;

    public sealed record Release : Step;

    public sealed record TakeBack(int[] Sheets) : Step;

    public sealed record Code(DecisionPlan[] Decisions) : Step;

    public sealed record End : Step;

    /// <summary>Signs off the coding of a question, or takes its sign-off back.</summary>
    public sealed record SignOff(int Question) : Step;

    public sealed record Resolve(FinalReleaseDecision Decision) : Step;
}

/// <summary>
/// A coding decision, generated before the texts are known. A second coder's stands beside one that counts, and does not count itself.
/// </summary>
internal sealed record DecisionPlan(int Text, int Facet, CodingOutcome State, bool IsBySecond, int[] Codes);

using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Decides whether an uncoded text beside options counts as 'Other'.</summary>
internal static class OtherSpecifyRule
{
    /// <summary>
    /// Returns whether the text counts as 'Other', given the ticked options. In a choose-one question, a text beside another tick does not.
    /// </summary>
    public static bool CountsAsOther(Question question, short[] ticks) =>
        ticks.Contains(question.Other!.Key)
        || !question.Kind.TakesOneChoice
        || !question.Choices().Any(option => ticks.Contains(option.Key));
}

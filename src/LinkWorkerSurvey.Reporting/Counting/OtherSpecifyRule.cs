using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Decides whether a text in the 'Other' text box of a question counts in the row 'Other' until it is coded.</summary>
internal static class OtherSpecifyRule
{
    /// <summary>
    /// Returns whether an uncoded text counts as 'Other', given the options that the respondent ticked. In a choose-one question, a text
    /// beside another ticked option does not count as 'Other'.
    /// </summary>
    public static bool CountsAsOther(Question question, short[] ticks) =>
        ticks.Contains(question.Other!.Key)
        || !question.Kind.TakesOneChoice
        || !question.Choices().Any(option => ticks.Contains(option.Key));
}

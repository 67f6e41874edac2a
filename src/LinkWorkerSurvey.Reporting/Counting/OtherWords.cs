using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>What words beside the options of a question count as before they are coded.</summary>
internal static class OtherWords
{
    /// <summary>
    /// Whether they count as 'Other', with these options ticked. Beside another tick of a choose-one question they do not.
    /// </summary>
    public static bool Count(Question question, short[] ticks) =>
        ticks.Contains(question.Other!.Key)
        || !question.Kind.TakesOneChoice
        || !question.Choices().Any(option => ticks.Contains(option.Key));
}

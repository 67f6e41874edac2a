using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>The ticks and texts of a submission, generated before its questionnaire is known.</summary>
internal sealed record AnswerPlan(bool[] Ticks, bool[] Texts)
{
    /// <summary>
    /// Returns answers to a questionnaire, from sparse to full, so that some questions are not answered. The question that identifies the
    /// submission is always answered.
    /// </summary>
    public Submission Sheet(QuestionnaireDocument questionnaire, int number)
    {
        var ticks = questionnaire.Questions.SelectMany(q => q.Choices()).Where((_, i) => Ticks[i]).Select(o => o.Key).ToHashSet();
        foreach (var question in questionnaire.Questions.Where(q => q.Kind.TakesOneChoice))
            ticks.ExceptWith(question.Choices().Select(o => o.Key).Where(ticks.Contains).Skip(1).ToList());
        var texts = questionnaire.Questions.Where(
            (q, i) => q.Code == QuestionPlan.Naming || (Texts[i] && (q.Kind == QuestionKinds.OpenText || q.Other is not null)));
        return new(questionnaire, ticks, texts.Select(q => new AnswerText(q.Code, q.Other is not null, $"{q.Code} of {number:000}")));
    }
}

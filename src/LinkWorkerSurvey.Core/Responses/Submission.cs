using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>A respondent's answers to a questionnaire, validated and cleaned.</summary>
public sealed class Submission
{
    /// <summary>
    /// Validates answers against a questionnaire and cleans the texts. Drops repeated ticks, and drops texts without a visible character.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// An option or question is not in the questionnaire, choices are not allowed together, a question has more than one text or allows
    /// none, or a text is too long.
    /// </exception>
    public Submission(QuestionnaireDocument questionnaire, IEnumerable<short> ticks, IEnumerable<AnswerText> texts)
    {
        Ticks = [.. ticks.Distinct().Order()];
        Texts = [.. texts.Select(t => t with { Text = RespondentText.Clean(t.Text) }).Where(t => t.Text.Length > 0)];

        var offered = 0;
        foreach (var question in questionnaire.Questions)
        {
            var chosen = question.Choices().Select(o => o.Key).Where(Ticks.Contains).ToList();
            if (question.Kind.FindFault(question, chosen) is { } fault)
                throw new ArgumentException($"{question.Code}: {fault}.");
            offered += chosen.Count;
        }

        if (offered < Ticks.Count)
            throw new ArgumentException(
                $"The questionnaire has no option "
                    + $"{Ticks.Except(questionnaire.Questions.SelectMany(q => q.Choices()).Select(o => o.Key)).First()}.");

        foreach (var text in Texts)
        {
            var question = questionnaire.Questions.FirstOrDefault(q => q.Code == text.Question)
                ?? throw new ArgumentException($"The questionnaire has no question {text.Question}.");
            if (text.IsOther ? question.Other is null : !question.Kind.IsOpen)
                throw new ArgumentException($"{question.Code} has no place for this text.");
            if (!RespondentText.Fits(text.Text, AnswerText.LimitFor(text.IsOther)))
                throw new ArgumentException($"The text for {question.Code} is too long.");
        }

        if (Texts.Select(t => t.Question).Distinct().Count() < Texts.Count)
            throw new ArgumentException("A question takes one text.");
    }

    /// <summary>The keys of the ticked options, 'Other' included, in ascending order.</summary>
    public IReadOnlyList<short> Ticks { get; }

    /// <summary>The text answers. An 'Other' text can occur without a tick of 'Other'.</summary>
    public IReadOnlyList<AnswerText> Texts { get; }

    /// <summary>Whether the submission contains no answer.</summary>
    public bool IsEmpty => Ticks.Count == 0 && Texts.Count == 0;
}

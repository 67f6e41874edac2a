using FluentValidation;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What one question can take. Every question may be left out.</summary>
internal sealed class GivenAnswerValidator : AbstractValidator<GivenAnswer>
{
    public GivenAnswerValidator()
    {
        RuleFor(a => a.Picks)
            .Must((answer, picks) => picks.All(pick => answer.Question.Choices().Any(o => AnswerForm.Value(o) == pick)))
            .WithMessage(a => $"Select {(a.Question.Kind == QuestionKind.SingleChoice ? "one of" : "from")} the options shown");

        RuleFor(a => a.Picks)
            .Must(picks => picks.Count <= 1)
            .When(a => a.Question.Kind == QuestionKind.SingleChoice)
            .WithMessage("Select only one option");

        RuleFor(a => a.Text)
            .Must((answer, text) => RespondentText.Fits(text, answer.TextLimit))
            .When(a => a.TextCounts)
            .WithMessage(a => $"Your answer must be {a.TextLimit:N0} characters or fewer. It has {RespondentText.Length(a.Text):N0}");
    }
}

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
            .WithMessage("One of the answers sent is not among those offered. Please look at your choice and send again");

        RuleFor(a => a.Picks)
            .Must(picks => picks.Count <= 1)
            .When(a => a.Question.Kind == QuestionKind.SingleChoice)
            .WithMessage("Choose one answer only");

        RuleFor(a => a.Text)
            .Must((answer, text) => RespondentText.Fits(text, answer.TextLimit))
            .WithMessage(a => $"Your text is longer than {a.TextLimit:N0} characters; please shorten it");

        RuleFor(a => a.OtherIsBare)
            .Equal(false)
            .When(a => !a.OtherWasAsked)
            .OverridePropertyName(nameof(GivenAnswer.Text))
            .WithMessage("Say what you mean by 'Other', or send again to leave it as it is");
    }
}

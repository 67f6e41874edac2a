using FluentValidation;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>Validates the answer to one question. No question is mandatory.</summary>
internal sealed class GivenAnswerValidator : AbstractValidator<GivenAnswer>
{
    public GivenAnswerValidator()
    {
        RuleFor(a => a.Picks)
            .Must((answer, picks) => picks.All(pick => answer.Question.Choices().Any(o => GivenAnswer.Value(o) == pick)))
            .WithMessage(a => $"Select {(a.Question.Kind.TakesOneChoice ? "one of" : "from")} the options shown");

        RuleFor(a => a.Chosen)
            .Must((answer, chosen) => answer.Question.Kind.FindFault(answer.Question, chosen) is null)
            .WithMessage(a => a.Question.Kind.FindFault(a.Question, a.Chosen));

        RuleFor(a => a.Text)
            .Must((answer, text) => RespondentText.Fits(text, answer.TextLimit))
            .When(a => a.TextCounts)
            .WithMessage(a => $"Your answer must be {a.TextLimit:N0} characters or fewer. It has {RespondentText.Length(a.Text):N0}");
    }
}

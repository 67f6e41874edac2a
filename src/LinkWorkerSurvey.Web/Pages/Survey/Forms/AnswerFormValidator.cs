using FluentValidation;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>Validates the whole form: each answer, and that at least one question is answered.</summary>
internal sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        RuleForEach(form => form.Answers).SetValidator(new GivenAnswerValidator());
        RuleFor(form => form.IsEmpty).Equal(false).WithMessage("Answer at least one question");
    }
}

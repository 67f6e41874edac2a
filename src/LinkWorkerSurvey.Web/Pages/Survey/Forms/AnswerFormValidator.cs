using FluentValidation;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>What a whole form must be.</summary>
internal sealed class AnswerFormValidator : AbstractValidator<AnswerForm>
{
    public AnswerFormValidator()
    {
        RuleForEach(form => form.Answers).SetValidator(new GivenAnswerValidator());
        RuleFor(form => form.IsEmpty).Equal(false).WithMessage("Answer at least one question");
    }
}

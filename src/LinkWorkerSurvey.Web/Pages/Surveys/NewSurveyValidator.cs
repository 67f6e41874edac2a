using FluentValidation;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Validates the input for a new survey, in the order of its fields.</summary>
internal sealed class NewSurveyValidator : AbstractValidator<NewSurvey>
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    public NewSurveyValidator()
    {
        RuleFor(w => w.Title).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter a title")
            .MaximumLength(SurveyWindow.TitleLimit).WithMessage($"Title must be {SurveyWindow.TitleLimit} characters or fewer")
            .Must(VisibleTextAttribute.IsVisible).WithMessage(VisibleTextAttribute.Message);
        RuleFor(w => w.Slug).Must(slug => slug is not null && Slug.IsValid(slug))
            .WithMessage("Enter a short name of lower-case letters, numbers and hyphens, such as workforce-2027")
            .Must(slug => slug is null || !Slug.IsReserved(slug)).WithMessage(Slug.ReservedMessage);
        RuleFor(w => w.From).NotNull().WithMessage("Enter the first day")
            .InclusiveBetween(Earliest, Latest).WithMessage("Enter a date in this century");
        RuleFor(w => w.To).Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("Enter the last day")
            .InclusiveBetween(Earliest, Latest).WithMessage("Enter a date in this century")
            .GreaterThanOrEqualTo(w => w.From).When(w => w.From is not null, ApplyConditionTo.CurrentValidator)
            .WithMessage("Last day must be the same as or after the first day");
    }
}

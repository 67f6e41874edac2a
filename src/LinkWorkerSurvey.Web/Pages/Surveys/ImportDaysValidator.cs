using FluentValidation;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Validates the days of an imported wave: both or neither are given, from 2000 on, in the right order and in the past.</summary>
internal sealed class ImportDaysValidator : AbstractValidator<ImportDays>
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public ImportDaysValidator(TimeProvider clock)
    {
        RuleFor(d => d.From).NotNull().When(d => d.To is not null).WithMessage("Enter the first day, or leave both days empty");
        RuleFor(d => d.From).GreaterThanOrEqualTo(Earliest).WithMessage("Enter a date in this century");
        RuleFor(d => d.To).NotNull().When(d => d.From is not null).WithMessage("Enter the last day, or leave both days empty");
        RuleFor(d => d.To).GreaterThanOrEqualTo(d => d.From).When(d => d.From is not null)
            .WithMessage("Last day must be the same as or after the first day");
        RuleFor(d => d.To).LessThan(_ => UkTime.DayOf(clock.GetUtcNow())).WithMessage("Last day must be in the past");
    }
}

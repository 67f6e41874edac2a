using System.Text.RegularExpressions;
using FluentValidation.Results;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>A problem in the form, and the field in which the respondent can correct it.</summary>
/// <param name="FieldId">The id of the form field to which the message links.</param>
/// <param name="Message">The error message, which says how to correct the answer.</param>
/// <param name="Answer">The answer that has the problem; null if the problem concerns the whole form.</param>
public sealed partial record FormProblem(string FieldId, string Message, GivenAnswer? Answer = null)
{
    /// <summary>The message for the error summary, with the number of the question.</summary>
    public string InSummary => Answer is null ? Message : $"Question {Answer.Number}: {char.ToLowerInvariant(Message[0])}{Message[1..]}";

    internal static IEnumerable<FormProblem> Of(ValidationResult result, AnswerForm form)
    {
        foreach (var failure in result.Errors)
        {
            if (AnswerIndex().Match(failure.PropertyName) is { Success: true } match)
            {
                var answer = form.Answers[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)];
                var field = match.Groups[2].ValueSpan is nameof(GivenAnswer.Text) ? answer.TextField : answer.Question.Code;
                yield return new FormProblem(field, failure.ErrorMessage, answer);
            }
            else
            {
                yield return new FormProblem(form.Answers[0].Question.Code, failure.ErrorMessage);
            }
        }
    }

    [GeneratedRegex(@"^Answers\[(\d+)\]\.(\w+)$")]
    private static partial Regex AnswerIndex();
}

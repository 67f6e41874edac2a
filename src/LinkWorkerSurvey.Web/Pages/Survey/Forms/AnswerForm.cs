using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>The survey form as the respondent sent it, or an empty form with a new code. Unknown fields are ignored.</summary>
public sealed class AnswerForm
{
    public const string CodeField = "code";
    public const string ShownField = "shown";

    /// <summary>
    /// The name of the honeypot field, which is hidden from people. Browsers do not fill in a field of this name automatically.
    /// </summary>
    public const string HoneypotField = "further";

    private readonly QuestionnaireDocument questionnaire;

    private AnswerForm(QuestionnaireDocument questionnaire, IFormCollection sent)
    {
        this.questionnaire = questionnaire;
        HasCode = WithdrawalCode.TryParse(sent[CodeField], out var code);
        Code = code ?? WithdrawalCode.Mint();
        Shown = sent[ShownField].FirstOrDefault() ?? "";
        IsHoneypotFilled = sent[HoneypotField].Any(value => !string.IsNullOrWhiteSpace(value));
        Answers =
        [
            .. questionnaire.Questions.Select((question, i) => new GivenAnswer(
                question,
                i + 1,
                [.. sent[question.Code].OfType<string>().Where(_ => !question.Kind.IsOpen).Distinct()],
                RespondentText.Clean(sent[GivenAnswer.TextFieldOf(question)].FirstOrDefault()))),
        ];
    }

    /// <summary>The withdrawal code of the form. It withdraws the answers, and prevents storing the form twice.</summary>
    public WithdrawalCode Code { get; }

    /// <summary>Whether the sent form contained a valid code; otherwise <see cref="Code"/> is new.</summary>
    public bool HasCode { get; }

    /// <summary>The time when the form was shown, encrypted by <see cref="FormTimestamp"/>.</summary>
    public string Shown { get; }

    public bool IsHoneypotFilled { get; }

    public IReadOnlyList<GivenAnswer> Answers { get; }

    public bool IsEmpty => Answers.All(a => a.Picks.Count == 0 && !a.TextCounts);

    public static AnswerForm Empty(QuestionnaireDocument questionnaire) => new(questionnaire, FormCollection.Empty);

    public static AnswerForm Read(QuestionnaireDocument questionnaire, IFormCollection sent) => new(questionnaire, sent);

    /// <summary>Returns the names of all fields in the form of a questionnaire, compared without regard to case.</summary>
    public static IReadOnlySet<string> Fields(QuestionnaireDocument questionnaire)
    {
        var answers = Empty(questionnaire).Answers.SelectMany(answer => new[] { answer.Question.Code, answer.TextField });
        return new HashSet<string>([CodeField, ShownField, HoneypotField, .. answers], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Returns the answers to store. Call it only after validation.</summary>
    public Submission ToSubmission() => new(
        questionnaire,
        Answers.SelectMany(a => a.Picks).Select(pick => short.Parse(pick, CultureInfo.InvariantCulture)),
        Answers.Where(a => a.TextCounts).Select(a => new AnswerText(a.Question.Code, a.IsOther, a.Text)));
}

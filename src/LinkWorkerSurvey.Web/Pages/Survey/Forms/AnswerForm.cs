using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>The survey's form as it was sent, or empty with a code freshly minted. Fields it does not know are ignored.</summary>
public sealed class AnswerForm
{
    public const string CodeField = "code";
    public const string ShownField = "shown";

    /// <summary>A field that no person sees, under a name that browsers fill with nothing.</summary>
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

    /// <summary>Names this form: withdraws its answers later, and makes sending it twice store it once.</summary>
    public WithdrawalCode Code { get; }

    /// <summary>Whether the code came with the form; if not, it is a new one.</summary>
    public bool HasCode { get; }

    /// <summary>When it was shown, as <see cref="FormTimestamp"/> writes it.</summary>
    public string Shown { get; }

    public bool IsHoneypotFilled { get; }

    public IReadOnlyList<GivenAnswer> Answers { get; }

    public bool IsEmpty => Answers.All(a => a.Picks.Count == 0 && !a.TextCounts);

    public static AnswerForm Empty(QuestionnaireDocument questionnaire) => new(questionnaire, FormCollection.Empty);

    public static AnswerForm Read(QuestionnaireDocument questionnaire, IFormCollection sent) => new(questionnaire, sent);

    /// <summary>The names of all fields that a form of the questionnaire has, in any case.</summary>
    public static IReadOnlySet<string> Fields(QuestionnaireDocument questionnaire)
    {
        var answers = Empty(questionnaire).Answers.SelectMany(answer => new[] { answer.Question.Code, answer.TextField });
        return new HashSet<string>([CodeField, ShownField, HoneypotField, .. answers], StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The answers to store. Call it once the form has been validated.</summary>
    public Submission ToSubmission() => new(
        questionnaire,
        Answers.SelectMany(a => a.Picks).Select(pick => short.Parse(pick, CultureInfo.InvariantCulture)),
        Answers.Where(a => a.TextCounts).Select(a => new AnswerText(a.Question.Code, a.IsOther, a.Text)));
}

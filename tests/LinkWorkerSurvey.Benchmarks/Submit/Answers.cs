using System.Globalization;
using System.Text;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>
/// About 4 KB of answers to the 2019 questionnaire, as a form sends them: every question answered, the open ones with long texts.
/// </summary>
internal static class Answers
{
    private const int Length = 720;

    private const string Words =
        "I listen first, and then we look together at what matters to the person: a walking group, help with a benefit, somebody to ring "
            + "on a Sunday. "
            + "What I bring is patience, years in a housing office, and knowing who does what around here. More time with each person "
            + "would help the most. ";

    public static readonly byte[] Encoded = Encoding.ASCII.GetBytes(
        string.Concat(QuestionnaireLibrary.LinkWorkers2019.Questions.SelectMany(Fields)));

    private static IEnumerable<string> Fields(Question question) =>
        question switch
        {
            { Kind.IsOpen: true } =>
            [
                $"&{question.Code}={Uri.EscapeDataString((Words + Words + Words)[..Length]).Replace("%20", "+", StringComparison.Ordinal)}",
            ],
            { Kind.TakesOneChoice: true } => [$"&{question.Code}={Key(question.Options[0])}"],
            _ => question.Options.Take(4).Select(option => $"&{question.Code}={Key(option)}"),
        };

    private static string Key(Option option) => option.Key.ToString(CultureInfo.InvariantCulture);
}

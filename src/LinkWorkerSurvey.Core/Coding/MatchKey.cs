using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// The keys that matches between waves are stored by. The key of a question or a row does not change when its wording does. What a
/// questionnaire says has the same key in every wave that asks that version of it.
/// </summary>
public static class MatchKey
{
    /// <summary>The key of a question of one version of a questionnaire, such as <c>workforce/2019:Q7</c>.</summary>
    public static string Of(QuestionnaireDocument questionnaire, Question question) => Of(questionnaire, question.Code);

    /// <summary>The key of an option of one version of a questionnaire, such as <c>workforce/2019:701</c>.</summary>
    public static string Of(QuestionnaireDocument questionnaire, short optionKey) =>
        Of(questionnaire, optionKey.ToString(CultureInfo.InvariantCulture));

    /// <summary>The key of a row of a window: the option that the code stands for, or the code itself, such as <c>code:12</c>.</summary>
    public static string Of(QuestionnaireDocument questionnaire, Code code) =>
        code.OptionKey is { } optionKey ? Of(questionnaire, optionKey) : string.Create(CultureInfo.InvariantCulture, $"code:{code.Id}");

    /// <summary>The key of a net, such as <c>net:3</c>.</summary>
    public static string Of(Net net) => string.Create(CultureInfo.InvariantCulture, $"net:{net.Id}");

    /// <summary>The key of a coded category of a published wave, such as <c>2019:751</c>.</summary>
    /// <param name="wave">The name of the wave.</param>
    /// <param name="key">The key of the category within the wave.</param>
    public static string OfPublished(string wave, short key) => string.Create(CultureInfo.InvariantCulture, $"{wave}:{key}");

    private static string Of(QuestionnaireDocument questionnaire, string key) => $"{questionnaire.Code}/{questionnaire.Version}:{key}";
}

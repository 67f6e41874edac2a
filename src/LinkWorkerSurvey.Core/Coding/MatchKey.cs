using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// Creates the keys by which wording matches between waves refer to questions and to rows of results (options, codes and nets). A key stays
/// the same when a label changes. Survey windows with the same questionnaire version use the same keys for its questions and options.
/// </summary>
public static class MatchKey
{
    private const string Added = "code:";

    /// <summary>Returns the key of a question in one version of a questionnaire, such as
    /// <c>nalw-link-worker-workforce/2019:Q7</c>.</summary>
    public static string Of(QuestionnaireDocument questionnaire, Question question) => Of(questionnaire, question.Code);

    /// <summary>Returns the key of an option in one version of a questionnaire, such as
    /// <c>nalw-link-worker-workforce/2019:701</c>.</summary>
    public static string Of(QuestionnaireDocument questionnaire, short optionKey) =>
        Of(questionnaire, optionKey.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Returns the key of a code's row in the results of a window: the key of the code's option or, if the code represents no option, a key
    /// such as <c>code:12</c>.
    /// </summary>
    public static string Of(QuestionnaireDocument questionnaire, Code code) =>
        code.OptionKey is { } optionKey ? Of(questionnaire, optionKey) : OfAdded(code);

    /// <summary>Returns the key of a code that represents no option.</summary>
    internal static string OfAdded(Code code) => string.Create(CultureInfo.InvariantCulture, $"{Added}{code.Id}");

    /// <summary>Returns the key in the database of the code that a match key names; null if it names no code without an option.</summary>
    public static int? AddedCodeOf(string? key) => key is not null && key.StartsWith(Added, StringComparison.Ordinal)
        && int.TryParse(key.AsSpan(Added.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Returns the key of a net, such as <c>net:3</c>.</summary>
    public static string Of(Net net) => string.Create(CultureInfo.InvariantCulture, $"net:{net.Id}");

    /// <summary>Returns the key of a coded category in a wave that is known from its publication, such as <c>2019:751</c>.</summary>
    /// <param name="wave">The name of the wave.</param>
    /// <param name="key">The number of the category, unique within the wave.</param>
    public static string OfPublished(string wave, short key) => string.Create(CultureInfo.InvariantCulture, $"{wave}:{key}");

    private static string Of(QuestionnaireDocument questionnaire, string key) => $"{questionnaire.Code}/{questionnaire.Version}:{key}";
}

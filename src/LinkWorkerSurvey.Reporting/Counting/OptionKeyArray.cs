using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// Writes a set of option keys as a PostgreSQL array literal, in ascending order. PostgreSQL arrays cannot contain arrays of different
/// lengths, so a parameter passes several sets as literals.
/// </summary>
internal static class OptionKeyArray
{
    public static string Of(Question question) => Of(question.Choices().Select(o => o.Key));

    public static string Of(IEnumerable<short> keys) =>
        $"{{{string.Join(',', keys.Order().Select(key => key.ToString(CultureInfo.InvariantCulture)))}}}";
}

using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>Sets of options as PostgreSQL writes an array, in ascending order: arrays of different lengths cannot be sent as one.</summary>
internal static class OptionKeyArray
{
    public static string Of(Question question) => Of(question.Choices().Select(o => o.Key));

    public static string Of(IEnumerable<short> keys) =>
        $"{{{string.Join(',', keys.Order().Select(key => key.ToString(CultureInfo.InvariantCulture)))}}}";
}

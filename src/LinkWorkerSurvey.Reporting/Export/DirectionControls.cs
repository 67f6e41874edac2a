using System.Buffers;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>Removes Unicode direction controls, which would turn what stands after them.</summary>
internal static class DirectionControls
{
    private static readonly SearchValues<char> All = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Returns a text without Unicode direction controls.</summary>
    // Cleans the text again: removing a direction control can leave a space at the beginning, which the import would drop.
    public static string Remove(string text) => text.AsSpan().ContainsAny(All)
        ? RespondentText.Clean(string.Concat(text.Where(letter => !All.Contains(letter))))
        : text;
}

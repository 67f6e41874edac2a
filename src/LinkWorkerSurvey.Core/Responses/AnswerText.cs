using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>A text answer in a respondent's own words.</summary>
/// <param name="Question">The code of the question, such as <c>Q7</c>.</param>
/// <param name="IsOther">Whether the respondent wrote the text in the 'Other' text box.</param>
/// <param name="Text">The text; never empty.</param>
public sealed record AnswerText(
    [property: JsonPropertyName("q")] string Question,
    [property: JsonPropertyName("o")] bool IsOther,
    [property: JsonPropertyName("t")] string Text)
{
    /// <summary>The maximum length of an answer to an open question, in grapheme clusters (characters as a person counts them).</summary>
    public const int OpenLimit = 5000;

    /// <summary>The maximum length of an 'Other' text, in grapheme clusters (characters as a person counts them).</summary>
    public const int OtherLimit = 500;

    /// <summary>Returns the maximum length of a text, in grapheme clusters (characters as a person counts them).</summary>
    public static int LimitFor(bool isOther) => isOther ? OtherLimit : OpenLimit;
}

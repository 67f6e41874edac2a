using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>One answer in a respondent's own words.</summary>
/// <param name="Question">The code of the question.</param>
/// <param name="IsOther">Whether the respondent wrote it in the text box of 'Other'.</param>
/// <param name="Text">The words; never empty.</param>
public sealed record AnswerText(
    [property: JsonPropertyName("q")] string Question,
    [property: JsonPropertyName("o")] bool IsOther,
    [property: JsonPropertyName("t")] string Text)
{
    /// <summary>The maximum length of an answer to an open question, in characters as a person counts them.</summary>
    public const int OpenLimit = 5000;

    /// <summary>The maximum length of a text beside 'Other', in characters as a person counts them.</summary>
    public const int OtherLimit = 500;

    /// <summary>Returns the maximum length, in characters as a person counts them.</summary>
    public static int LimitFor(bool isOther) => isOther ? OtherLimit : OpenLimit;
}

using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>One answer in a respondent's own words.</summary>
/// <param name="Question">The code of the question.</param>
/// <param name="IsOther">Whether it was written beside 'Other'.</param>
/// <param name="Text">The words; never empty.</param>
public sealed record AnswerText(
    [property: JsonPropertyName("q")] string Question,
    [property: JsonPropertyName("o")] bool IsOther,
    [property: JsonPropertyName("t")] string Text)
{
    /// <summary>The longest answer to an open question, in characters as a person counts them.</summary>
    public const int OpenLimit = 5000;

    /// <summary>The longest text beside 'Other', in characters as a person counts them.</summary>
    public const int OtherLimit = 500;

    /// <summary>The limit of this answer.</summary>
    public static int LimitFor(bool isOther) => isOther ? OtherLimit : OpenLimit;
}

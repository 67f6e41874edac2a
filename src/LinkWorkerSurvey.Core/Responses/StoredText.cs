namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A text answer of a released response. Its key is random, so that one person's texts cannot be matched by the order of keys.
/// </summary>
public sealed class StoredText
{
    private StoredText()
    {
    }

    /// <summary>The random key of the text.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the response that the text belongs to; hidden from coders.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether the respondent wrote the text in the 'Other' text box.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The text of the answer, in the respondent's words.</summary>
    public string Text { get; private set; } = "";
}

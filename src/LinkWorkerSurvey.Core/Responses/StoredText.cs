namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A text answer of a released response. Its key is random, so that the texts of one person cannot be aligned by their order.
/// </summary>
public sealed class StoredText
{
    private StoredText()
    {
    }

    /// <summary>The random key of the text.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the response it belongs to; coders never see it.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The code of the question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether the respondent wrote it in the text box of 'Other'.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The respondent's words.</summary>
    public string Text { get; private set; } = "";
}

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// An answer in words of a released response. Its identifier is random and in no order, so that texts of one person cannot be lined up.
/// </summary>
public sealed class StoredText
{
    private StoredText()
    {
    }

    /// <summary>A random name.</summary>
    public Guid Id { get; private set; }

    /// <summary>The response it belongs to; coders never see it.</summary>
    public Guid ResponseId { get; private set; }

    /// <summary>The code of the question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether it was written beside 'Other'.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The respondent's words.</summary>
    public string Text { get; private set; } = "";
}

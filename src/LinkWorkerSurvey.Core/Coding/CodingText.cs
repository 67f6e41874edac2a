namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A released answer as coders see it: without the response it belongs to.</summary>
public sealed class CodingText
{
    /// <summary>The key of the text, random and in no order.</summary>
    public Guid Id { get; private set; }

    /// <summary>The window it was given in.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether it was written beside 'Other'.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The respondent's words.</summary>
    public string Text { get; private set; } = "";
}

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A released answer as coders see it: without its link to the response.</summary>
public sealed class CodingText
{
    /// <summary>The key of the text: random, so that no order can be derived from it.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the window it was given in.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether the respondent wrote it in the text box of 'Other'.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The respondent's words.</summary>
    public string Text { get; private set; } = "";
}

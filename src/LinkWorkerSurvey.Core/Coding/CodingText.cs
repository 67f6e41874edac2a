namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A released text answer as coders see it, without the key of its response.</summary>
public sealed class CodingText
{
    /// <summary>The key of the text. It is random, so that it reveals nothing about the order of answers.</summary>
    public Guid Id { get; private set; }

    /// <summary>The key of the survey window in which the answer was given.</summary>
    public int WindowId { get; private set; }

    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public string Question { get; private set; } = "";

    /// <summary>Whether the respondent wrote the text in the 'Other' text box.</summary>
    public bool IsOther { get; private set; }

    /// <summary>The text of the answer, in the respondent's words.</summary>
    public string Text { get; private set; } = "";
}

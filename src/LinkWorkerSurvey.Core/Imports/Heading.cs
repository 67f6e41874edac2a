namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The parsed heading of one column.</summary>
/// <param name="Column">The index of the column in the file, from 0.</param>
/// <param name="Group">The number of the question it belongs to, the same for all columns of that question.</param>
/// <param name="Question">The question's text.</param>
/// <param name="Label">The option, or the sub-question of this column; null if the column holds the answer itself.</param>
internal sealed record Heading(int Column, int Group, string Question, string? Label)
{
    /// <summary>The code of the question; null if the heading gives none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the heading says that the answers are texts.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the heading says that the answers are choices.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Whether the column holds the words that respondents wrote beside 'Other'.</summary>
    public bool IsWords { get; init; }

    /// <summary>The whole heading in one line: the question, and the label behind a hyphen.</summary>
    public string Full => Label is null ? Question : $"{Question} - {Label}";
}

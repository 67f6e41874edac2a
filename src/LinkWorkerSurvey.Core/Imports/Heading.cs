namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The parsed heading of one column.</summary>
/// <param name="Column">The index of the column in the file, from 0.</param>
/// <param name="Group">The number of the column's question. All columns of one question have the same number.</param>
/// <param name="Question">The question's text.</param>
/// <param name="Label">
/// The label of the column's option or sub-question; null if the column contains the answers to the whole question.
/// </param>
internal sealed record Heading(int Column, int Group, string Question, string? Label)
{
    /// <summary>The code of the question; null if the heading gives none.</summary>
    public string? Code { get; init; }

    /// <summary>Whether the heading says, by the words 'Open-Ended Response', that the answers are free text.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the heading shows, for example by the word 'Response', that the answers are choices.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Whether the column contains the texts that respondents wrote in the 'Other' text box.</summary>
    public bool IsWords { get; init; }

    /// <summary>The whole heading: the question and, if there is a label, ' - ' and the label.</summary>
    public string Full => Label is null ? Question : $"{Question} - {Label}";
}

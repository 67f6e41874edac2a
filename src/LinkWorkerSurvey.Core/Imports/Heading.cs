namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The heading of one column, parsed.</summary>
/// <param name="Column">The column.</param>
/// <param name="Group">Which question it belongs to: the same number for all columns of one.</param>
/// <param name="Question">The question's text.</param>
/// <param name="Label">The option, or what else is asked in this column; null where the column holds the answer itself.</param>
internal sealed record Heading(int Column, int Group, string Question, string? Label)
{
    /// <summary>The code of the question, where the heading gives one.</summary>
    public string? Code { get; init; }

    /// <summary>Whether it says that the answers are texts.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it says that the answers are choices.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Whether the words beside 'Other' stand here.</summary>
    public bool IsWords { get; init; }

    /// <summary>The whole heading in one line.</summary>
    public string Full => Label is null ? Question : $"{Question} - {Label}";
}

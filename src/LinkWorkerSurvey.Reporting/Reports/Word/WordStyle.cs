namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>A style of paragraphs. Lengths are in points.</summary>
/// <param name="Id">The identifier in the document.</param>
/// <param name="Name">The name that Word shows. A style of Word has the name by which Word knows it.</param>
/// <param name="Size">The size of the type.</param>
/// <param name="Line">The height of a line. Type that needs more, such as emoji, gets more.</param>
internal sealed record WordStyle(string Id, string Name, double Size, double Line)
{
    public double Before { get; init; }

    public double After { get; init; }

    public double Left { get; init; }

    public bool IsHeavy { get; init; }

    public string Colour { get; init; } = WordStyles.Ink;

    public bool KeepsWithNext { get; init; }

    /// <summary>Whether a paragraph in this style begins a page.</summary>
    public bool BeginsPage { get; init; }

    /// <summary>The level in the outline of the document, from 1; null for text.</summary>
    public int? Level { get; init; }

    public bool IsRightAligned { get; init; }

    /// <summary>Whether a line of leading dots joins the text with the number at the right margin.</summary>
    public bool HasLeader { get; init; }

    /// <summary>The rule at the left, such as that of a quote; null if none.</summary>
    public string? Rule { get; init; }

    /// <summary>The colour behind the text; null if none.</summary>
    public string? Fill { get; init; }

    /// <summary>The list that the style numbers its paragraphs by: one of <see cref="WordLists"/>; null if none.</summary>
    public int? List { get; init; }
}

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A column of an import file.</summary>
public sealed record ImportColumn
{
    internal ImportColumn(int index, string heading) => (Index, Heading) = (index, heading);

    /// <summary>The column's position in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>The column's letters in a spreadsheet: A to Z, then AA.</summary>
    public string Letter => SpreadsheetText.Letter(Index);

    /// <summary>
    /// The column's heading. With two heading rows: the text of the first and, if the second names an option or sub-question, ' - ' and its
    /// text.
    /// </summary>
    public string Heading { get; }

    /// <summary>The number of filled cells below the headings.</summary>
    public required int Filled { get; init; }

    /// <summary>
    /// The reason why the column may show who answered, when or from where; null if nothing suggests it. It is the end of a sentence about
    /// the column and never quotes an answer.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// Whether the column is taken to contain identifying data for certain: its values show it, or survey tools use its heading for such
    /// data and its values do not look like choices. Such a column is never stored, whatever the user chooses.
    /// </summary>
    public bool IsIdentity { get; init; }

    /// <summary>
    /// Whether survey tools use the heading for identifying data, but the user may still keep the column. A proposal lists questions with
    /// only such columns last.
    /// </summary>
    internal bool IsNamed { get; init; }

    internal string InWords => $"column {Letter} ({(Heading.Length > 60 ? Heading[..59].TrimEnd() + "…" : Heading)})";
}

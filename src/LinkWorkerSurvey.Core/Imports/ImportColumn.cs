namespace LinkWorkerSurvey.Core.Imports;

/// <summary>One column of a file that is to be imported.</summary>
public sealed record ImportColumn
{
    internal ImportColumn(int index, string heading) => (Index, Heading) = (index, heading);

    /// <summary>The column's position in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>The column's name as a spreadsheet shows it: A to Z, then AA.</summary>
    public string Letter => SpreadsheetText.Letter(Index);

    /// <summary>The heading; for two heading rows, the first, a hyphen and the second.</summary>
    public string Heading { get; }

    /// <summary>The number of cells that are not empty.</summary>
    public required int Filled { get; init; }

    /// <summary>
    /// The reason why the column may say who answered, when or from where; null if nothing suggests it. It follows the column's name and
    /// quotes none of the answers.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// Whether the column certainly holds identities, by its values or by its values and its heading. Then it is left out, whatever is
    /// decided about other columns.
    /// </summary>
    public bool IsIdentity { get; init; }

    /// <summary>
    /// Whether the heading is that of an identity, but the column may be kept. Such columns are listed after the questions of the survey.
    /// </summary>
    internal bool IsNamed { get; init; }

    internal string InWords => $"column {Letter} ({(Heading.Length > 60 ? Heading[..59].TrimEnd() + "…" : Heading)})";
}

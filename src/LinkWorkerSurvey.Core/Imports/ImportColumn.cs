namespace LinkWorkerSurvey.Core.Imports;

/// <summary>One column of a file that is to be imported.</summary>
public sealed record ImportColumn
{
    internal ImportColumn(int index, string heading) => (Index, Heading) = (index, heading);

    /// <summary>Its place in the file, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name as a spreadsheet shows it: A, B, to Z, then AA.</summary>
    public string Letter => SpreadsheetText.Letter(Index);

    /// <summary>The heading; of two heading rows the first, a hyphen and the second.</summary>
    public string Heading { get; }

    /// <summary>The number of its cells that are not empty.</summary>
    public required int Filled { get; init; }

    /// <summary>
    /// Why it may say who answered, when or from where, to follow its name; null when nothing speaks for it. It quotes none of its answers.
    /// </summary>
    public string? Identity { get; init; }

    /// <summary>
    /// Whether its heading and its answers, or its answers alone, leave no doubt about it. It is left out whatever is decided on others.
    /// </summary>
    public bool IsIdentity { get; init; }

    /// <summary>
    /// Whether it may be kept though its heading is that of an identity: such columns are no questions of the survey, and stand behind
    /// them.
    /// </summary>
    internal bool IsNamed { get; init; }

    internal string InWords => $"column {Letter} ({(Heading.Length > 60 ? Heading[..59].TrimEnd() + "…" : Heading)})";
}

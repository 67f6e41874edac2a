namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Reports that a file cannot be imported. The messages are for staff: they name row and column as a spreadsheet shows them, and never
/// quote an answer.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>The maximum number of problems that a page or a command lists. If there are more, it states only their number.</summary>
    public const int ListLimit = 20;

    /// <summary>Creates the exception from the problems found.</summary>
    /// <param name="problems">At least one sentence.</param>
    public ImportException(params IReadOnlyList<string> problems)
        : base(string.Join(" ", Listed(problems))) => Problems = [.. Listed(problems)];

    /// <summary>The problems, each as a sentence.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Creates the refusal of an Excel file that holds too much.</summary>
    internal static ImportException WorkbookTooLarge() =>
        new("The Excel file unpacks to more than can be imported. Delete columns that are no questions, or save it as CSV.");

    private static IEnumerable<string> Listed(IReadOnlyList<string> problems) =>
        problems.Count > ListLimit ? problems.Take(ListLimit).Append($"And {problems.Count - ListLimit} more of this kind.") : problems;
}

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// A file cannot be imported. What is wrong is said for staff, by row and column as a spreadsheet shows them, and never quotes an answer.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>The most problems that are listed; of more, only the number is said.</summary>
    public const int ListLimit = 20;

    /// <summary>Takes what is wrong.</summary>
    /// <param name="problems">At least one sentence.</param>
    public ImportException(params IReadOnlyList<string> problems)
        : base(string.Join(" ", Listed(problems))) => Problems = [.. Listed(problems)];

    /// <summary>The problems, each as a sentence.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The refusal of an Excel file that holds too much.</summary>
    internal static ImportException WorkbookTooLarge() =>
        new("The Excel file unpacks to more than can be imported. Delete columns that are no questions, or save it as CSV.");

    private static IEnumerable<string> Listed(IReadOnlyList<string> problems) =>
        problems.Count > ListLimit ? problems.Take(ListLimit).Append($"And {problems.Count - ListLimit} more of this kind.") : problems;
}

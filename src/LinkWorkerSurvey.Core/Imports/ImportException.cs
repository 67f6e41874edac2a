namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Reports that a file cannot be imported. The messages, for staff, name row and column as in a spreadsheet and never quote an answer.
/// </summary>
public sealed class ImportException : Exception
{
    /// <summary>The maximum number of problems listed. If there are more, a last sentence states how many are not listed.</summary>
    public const int ListLimit = 20;

    /// <summary>Creates the exception from a list of problems.</summary>
    /// <param name="problems">The problems, each as a sentence; at least one.</param>
    public ImportException(params IReadOnlyList<string> problems)
        : base(string.Join(" ", Listed(problems))) => Problems = [.. Listed(problems)];

    /// <summary>The problems, each as a sentence. Of those beyond <see cref="ListLimit"/>, only the number is stated.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Creates the exception for an Excel file that exceeds a limit when it is unpacked.</summary>
    internal static ImportException WorkbookTooLarge() =>
        new("The Excel file unpacks to more than can be imported. Delete columns that are no questions, or save it as CSV.");

    private static IEnumerable<string> Listed(IReadOnlyList<string> problems) =>
        problems.Count > ListLimit ? problems.Take(ListLimit).Append($"And {problems.Count - ListLimit} more of this kind.") : problems;
}

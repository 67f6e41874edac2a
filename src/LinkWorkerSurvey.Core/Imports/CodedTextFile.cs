using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// A table of coded texts by which suggestions are tried. The columns <c>text</c>, <c>codes</c> (separated by <c>|</c>) and <c>split</c>
/// (<c>train</c> or <c>test</c>) are found by their names.
/// </summary>
/// <param name="Train">The texts to learn from, each with at least one code, in the order of the file.</param>
/// <param name="Test">The texts whose codes are to be predicted, in the order of the file.</param>
/// <param name="IgnoredColumns">The letters and headings of the other columns.</param>
public sealed record CodedTextFile(
    IReadOnlyList<CodedTextFile.CodedText> Train,
    IReadOnlyList<CodedTextFile.CodedText> Test,
    IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>The maximum size of a file, in bytes: many times what one question brings in.</summary>
    public const int SizeLimit = 20 * 1024 * 1024;

    /// <summary>The maximum number of texts in a file.</summary>
    public const int TextLimit = 20_000;

    /// <summary>The maximum number of different codes in a file.</summary>
    public const int CodeLimit = 500;

    /// <summary>Reads a CSV or Excel file.</summary>
    /// <exception cref="ImportException">The file is not such a table or exceeds a limit, or one of the two parts is empty.</exception>
    public static CodedTextFile Read(byte[] file)
    {
        if (file.Length > SizeLimit)
            throw ImportFile.TooLarge(SizeLimit);
        var sheet = ImportFile.Read(file, progress: null);
        var headings = sheet.Rows[0].Cells;
        var columns = NamedColumns.Find(headings, "text", "codes", "split");
        var rows = sheet.Rows.Skip(1).ToList();
        var problems = rows.SelectMany(row => Problems(sheet, row, columns).Select(problem => $"Row {row.Number} {problem}."))
            .Take(ImportedWave.MostProblems + 1)
            .ToList();
        if (problems.Count > 0)
            throw new ImportException(problems);

        var texts = rows.ToLookup(
            row => NamedColumns.Line(row[columns[2]]).ToLowerInvariant(),
            row => new CodedText(row[columns[0]], NamedColumns.Codes(row[columns[1]]).ToHashSet(StringComparer.Ordinal)));
        var read = new CodedTextFile([.. texts["train"]], [.. texts["test"]], NamedColumns.Others(headings, columns));
        return read.Problem() is { } problem ? throw new ImportException(problem) : read;
    }

    private static IEnumerable<string> Problems(Sheet sheet, Sheet.SheetRow row, int[] columns)
    {
        if (NamedColumns.WidthProblem(sheet, row, sheet.Rows[0].Cells.Length) is { } width)
        {
            yield return width;
            yield break;
        }

        var (codes, split) = (NamedColumns.Codes(row[columns[1]]), NamedColumns.Line(row[columns[2]]).ToLowerInvariant());
        if (split is not ("train" or "test"))
            yield return split.Length == 0 ? "has no split: write train or test" : "has another split than train or test";
        if (split == "train" && codes.Length == 0)
            yield return "has no code, but is to be learnt from";
        if (codes.Contains(""))
            yield return "has an empty code: write one '|' between two codes";
        if (codes.Any(code => code.Length > Code.LabelLimit))
            yield return $"has a code of more than {Code.LabelLimit} characters";
    }

    private string? Problem() =>
        Train.Count == 0 ? "No row has the split 'train'."
        : Test.Count == 0 ? "No row has the split 'test'."
        : Train.Count + Test.Count > TextLimit
            ? $"{Train.Count + Test.Count:N0} texts are more than can be tried: the limit is {TextLimit:N0}."
        : Train.SelectMany(text => text.Codes).Distinct(StringComparer.Ordinal).Count() is > CodeLimit and var codes
            ? $"{codes:N0} codes are more than can be learnt: the limit is {CodeLimit:N0}."
        : null;

    /// <summary>A text with the names of its codes.</summary>
    /// <param name="Text">The text; it may be empty.</param>
    /// <param name="Codes">The names of the codes.</param>
    public sealed record CodedText(string Text, IReadOnlySet<string> Codes);
}

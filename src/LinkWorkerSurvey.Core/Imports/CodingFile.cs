using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// A table of codings, one row for each unit and coder. The columns <c>unit</c>, <c>coder</c> and <c>codes</c> are found by their names.
/// Codes are separated by <c>|</c>; <c>-</c> says that no code applies, an empty cell that the coder has not decided.
/// </summary>
/// <param name="Codings">The rows, in the order of the file.</param>
/// <param name="IgnoredColumns">The letters and headings of the other columns.</param>
public sealed record CodingFile(IReadOnlyList<UnitCoding> Codings, IReadOnlyList<string> IgnoredColumns)
{
    /// <summary>The maximum number of codings times codes: more than any code frame needs, and few enough to calculate with.</summary>
    public const long DecisionLimit = 20_000_000;

    private const string NoCode = "-";

    /// <summary>Reads a CSV or Excel file.</summary>
    /// <exception cref="ImportException">
    /// The file is not such a table or exceeds a limit, or no unit in it was decided by two coders.
    /// </exception>
    public static CodingFile Read(byte[] file)
    {
        var sheet = ImportFile.Read(file, progress: null);
        var headings = sheet.Rows[0].Cells;
        var columns = NamedColumns.Find(headings, "unit", "coder", "codes");
        var (codings, problems) = (new List<UnitCoding>(), new List<string>());
        var rows = new Dictionary<(string Unit, string Coder), int>();
        foreach (var row in sheet.Rows.Skip(1).TakeWhile(_ => problems.Count <= ImportedWave.MostProblems))
        {
            var (unit, coder, codes) = (
                NamedColumns.Line(row[columns[0]]), NamedColumns.Line(row[columns[1]]), NamedColumns.Codes(row[columns[2]]));
            var wrong = NamedColumns.WidthProblem(sheet, row, headings.Length) is { } width
                ? [width]
                : CellProblems(unit, coder, codes).ToList();
            if (wrong.Count == 0 && !rows.TryAdd((unit, coder), row.Number))
                wrong.Add($"has the same unit and coder as row {rows[(unit, coder)]}");
            problems.AddRange(wrong.Select(problem => $"Row {row.Number} {problem}."));
            codings.Add(new UnitCoding(unit, coder, codes is [] ? null : codes.Where(code => code != NoCode).ToHashSet()));
        }

        if (problems.Count == 0 && ComparisonProblem(codings) is { } nothing)
            problems.Add(nothing);
        return problems.Count > 0
            ? throw new ImportException(problems)
            : new CodingFile(codings, NamedColumns.Others(headings, columns));
    }

    private static IEnumerable<string> CellProblems(string unit, string coder, string[] codes)
    {
        if (unit.Length == 0)
            yield return "has no unit";
        if (coder.Length == 0)
            yield return "has no coder";
        if (codes.Length > 1 && codes.Contains(NoCode))
            yield return $"has '{NoCode}' beside codes: it says that no code applies";
        if (codes.Contains(""))
            yield return "has an empty code: write one '|' between two codes";
        if (codes.Any(code => code.Length > Code.LabelLimit))
            yield return $"has a code of more than {Code.LabelLimit} characters";
    }

    private static string? ComparisonProblem(List<UnitCoding> codings)
    {
        var decided = codings.Where(coding => coding.Codes is not null).ToList();
        var (coders, codes) = (
            decided.Select(coding => coding.Coder).Distinct().Count(),
            decided.SelectMany(coding => coding.Codes!).Distinct().LongCount());
        return coders == 0 ? "No unit is coded."
            : coders == 1 ? "Only one coder has coded units. Agreement needs at least two."
            : decided.CountBy(coding => coding.Unit).All(unit => unit.Value < 2)
                ? "No unit is coded by two coders. Are the units' names the same?"
            : decided.Count * codes > DecisionLimit
                ? $"{decided.Count:N0} codings with {codes:N0} codes are more than can be compared: the limit is {DecisionLimit:N0} "
                    + "decisions. Compare fewer units at once."
            : null;
    }
}

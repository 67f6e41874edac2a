using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Parses the heading rows of an import file: finds the question and the option of each column. <see cref="HeadingLayout"/> lists the three
/// supported layouts.
/// </summary>
internal sealed partial class Headings
{
    private const string Dash = " - ";
    private const string InWords = ", in words";

    private readonly Sheet sheet;
    private readonly int width;

    // For each question: every answer, with its number of occurrences in each of the question's columns that hold it.
    private readonly Dictionary<int, ILookup<string, int>> scales = [];

    private Headings(Sheet sheet, int rows, HeadingLayout layout)
    {
        (this.sheet, Rows, Layout) = (sheet, rows, layout);
        width = sheet.Rows.Max(row => row.Cells.Length);
    }

    /// <summary>The number of heading rows.</summary>
    public int Rows { get; }

    public HeadingLayout Layout { get; }

    /// <summary>Whether the headings are exactly those that this product's own export writes for a known questionnaire.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>
    /// The headings of all columns that are not empty, in the order of the file. A column with only a heading is not empty.
    /// </summary>
    public IReadOnlyList<Heading> Columns { get; private set; } = [];

    /// <exception cref="ImportException">
    /// A column with answers has no heading, two columns have the same heading, or a row has more or fewer cells than headings.
    /// </exception>
    public static Headings Read(Sheet sheet, IReadOnlyCollection<IReadOnlyList<string>> own)
    {
        var first = sheet.Rows[0].Cells;
        var layout =
            first.Where(cell => cell.Length > 0).All(cell => OurCode().IsMatch(cell)) ? HeadingLayout.Ours
            : HasTwoRows(sheet) ? HeadingLayout.TwoRows
            : HeadingLayout.OneRow;
        var headings = new Headings(sheet, layout == HeadingLayout.TwoRows ? 2 : 1, layout)
        {
            IsOwn = own.Any(known => known.Select(RespondentText.Clean).SequenceEqual(first)),
        };
        headings.RequireWidth();
        var used = Enumerable.Range(0, headings.width).Where(column => sheet.Rows.Any(row => row[column].Length > 0)).ToList();
        headings.Columns = layout switch
        {
            HeadingLayout.TwoRows => headings.Twofold(used),
            HeadingLayout.Ours => headings.Ours(used),
            HeadingLayout.OneRow => headings.Single(used),
        };
        // Two questions may have the same wording. With one row of headings, nothing shows that they are two.
        foreach (
            var same in headings
                .Columns.GroupBy(h => (layout == HeadingLayout.OneRow ? 0 : h.Group, h.Question, h.Label, h.IsWords))
                .Where(g => g.Count() > 1))
            throw new ImportException($"{Letters(same)} have the same heading. Give each column its own heading.");
        return headings;
    }

    /// <summary>
    /// Returns whether the column contains only ticks: each filled cell repeats the label, or each is 1 (ticked) or 0 (not ticked). True
    /// also for a column without filled cells.
    /// </summary>
    public bool Ticks(int column, string label) => Filled(column).All(cell => cell == label) || CouldTick(column);

    /// <summary>
    /// Returns whether the column is a row of a matrix question: each of its answers also occurs in another column of the question. The
    /// question must have at most <see cref="IdentityValues.FewAnswers"/> different answers, each given at least three times on average.
    /// </summary>
    public bool IsScale(Heading heading)
    {
        if (heading.Label is null || heading.IsWords)
            return false;
        if (!scales.TryGetValue(heading.Group, out var answers))
        {
            answers = Columns.Where(h => h is { Label: not null, IsWords: false } && h.Group == heading.Group)
                .SelectMany(h => Filled(h.Column).CountBy(value => value)).ToLookup(a => a.Key, a => a.Value);
            scales.Add(heading.Group, answers);
        }

        return answers.Count <= IdentityValues.FewAnswers && 3 * answers.Count <= answers.Sum(a => a.Sum()) && Filled(heading.Column).Any()
            && Filled(heading.Column).All(value => answers[value].Skip(1).Any());
    }

    private IEnumerable<string> Filled(int column) => sheet.Filled(column, Rows).Select(cell => cell.Text);

    // The second row holds headings if one of its cells says 'Response' or 'Open-Ended Response', or has a text under a blank heading.
    // Under a heading that survey tools use for identifying data, its cell must be blank or say one of the two.
    private static bool HasTwoRows(Sheet sheet)
    {
        if (sheet.Rows.Count < 2)
            return false;
        var (above, below) = (sheet.Rows[0], sheet.Rows[1]);
        var columns = Enumerable.Range(0, Math.Max(above.Cells.Length, below.Cells.Length)).ToList();
        return columns.Any(c => IsResponse(below[c])
                || (above[c].Length == 0 && below[c].Length > 0 && (c < above.Written || !sheet.IsWhole)))
            && columns.Where(c => IdentityMarks.IsNamed(above[c])).All(c => below[c].Length == 0 || IsResponse(below[c]));
    }

    private void RequireWidth()
    {
        var headed = sheet.Rows.Take(Rows).Max(row => row.Cells.Length);
        var problems = new List<string>();
        foreach (var row in sheet.Rows.Skip(Rows).TakeWhile(_ => problems.Count <= ImportedWave.MostProblems))
        {
            var filled = row.Cells.Length;
            if (filled > headed)
                problems.Add($"Row {row.Number} has {filled} cells, but there are {headed} headings.");
            else if (sheet.IsWhole && row.Written < headed)
            {
                problems.Add(
                    $"Row {row.Number} has only {row.Written} cells, but there are {headed} headings: the row may have been broken in two."
                );
            }
        }

        if (problems.Count > 0)
            throw new ImportException(problems);
    }

    private List<Heading> Twofold(List<int> used)
    {
        var (above, below) = (sheet.Rows[0], sheet.Rows[1]);
        var headings = new List<Heading>();
        var group = 0;
        foreach (var column in used)
        {
            var label = below[column];
            var goesOn =
                headings.Count > 0
                && headings[^1].Column == column - 1
                && (above[column].Length == 0 || (above[column] == headings[^1].Question && label.Length > 0 && !IsResponse(label)));
            if (above[column].Length == 0 && (!goesOn || label.Length == 0 || IdentityMarks.IsNamed(headings[^1].Question)))
                throw NoHeading(column);
            headings.Add(
                new Heading(
                    column,
                    goesOn ? group : ++group,
                    goesOn ? headings[^1].Question : above[column],
                    IsResponse(label) || label.Length == 0 ? null : label)
                {
                    IsOpen = label.Equals("Open-Ended Response", StringComparison.OrdinalIgnoreCase),
                    IsChoice = label.Equals("Response", StringComparison.OrdinalIgnoreCase),
                    IsWords = goesOn && OtherLabel().IsMatch(label) && !Ticks(column, label),
                });
        }

        // An 'Other' column without any answer is taken for the column of 'Other' texts, if it follows another column of its question.
        return
        [
            .. headings.Select(h =>
                h.Label is { } label
                && headings.Any(e => e.Group == h.Group && e.Column < h.Column)
                && OtherLabel().IsMatch(label)
                && !Filled(h.Column).Any()
                    ? h with { IsWords = true }
                    : h),
        ];
    }

    private string Require(int column) => sheet.Rows[0][column] is { Length: > 0 } heading ? heading : throw NoHeading(column);

    // Returns where the ' - ' before the label begins; null unless all filled cells hold the same text and the heading ends with it.
    private int? Split(int column)
    {
        var heading = sheet.Rows[0][column];
        return
            Filled(column).Distinct().Take(2).ToList() is [var only]
            && heading.EndsWith(Dash + only, StringComparison.Ordinal)
            && heading.Length > Dash.Length + only.Length
            ? heading.Length - only.Length - Dash.Length
            : null;
    }

    private bool CouldTick(int column) => Filled(column).All(cell => cell is "0" or "1");

    private static string Common(IReadOnlyList<string> texts) =>
        texts.Aggregate((common, text) => common[..common.AsSpan().CommonPrefixLength(text)]);

    private static bool IsResponse(string label) =>
        label.Equals("Response", StringComparison.OrdinalIgnoreCase)
        || label.Equals("Open-Ended Response", StringComparison.OrdinalIgnoreCase);

    private static ImportException NoHeading(int column) =>
        new($"Column {SpreadsheetText.Letter(column)} contains answers but has no heading.");

    private static string Letters(IEnumerable<Heading> columns) =>
        $"Columns {string.Join(" and ", columns.Select(c => SpreadsheetText.Letter(c.Column)))}";

    [GeneratedRegex(@"\A(Q[0-9]+(?:-[0-9]+)?) (.+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OurCode();

    [GeneratedRegex(@"\Aother\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherLabel();

    [GeneratedRegex(
        @"\A(.+) - (Open-Ended )?Response\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex ResponseAtEnd();

    [GeneratedRegex(@"\A(.+) - (other\b.*)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex OtherAtEnd();
}

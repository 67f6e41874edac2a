using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Reads the codes of a code frame from a file: CSV or Excel, with the columns of <see cref="Columns"/>.</summary>
public static class CodesFile
{
    /// <summary>The maximum size of a file, in bytes: more than a full frame has if all its texts are English and the longest.</summary>
    public const int SizeLimit = 6 * 1024 * 1024;

    private const string Net = "net";
    private const string Code = "code";
    private const string Letter = "letter";
    private const string Definition = "definition";
    private const string UseWhen = "use when";
    private const string NotWhen = "not when";
    private const string Examples = "examples";
    private const string Option = "option";

    private const string Yes = "yes";
    private const int QuotedLength = 40;

    /// <summary>The headings of the columns. A file must have the column 'code', and may have the others, in any order.</summary>
    public static IReadOnlyList<string> Columns { get; } = [Net, Code, Letter, Definition, UseWhen, NotWhen, Examples, Option];

    /// <summary>Returns the cells of a code, in the order of <see cref="Columns"/>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="net">The label of its net; null for none.</param>
    public static IEnumerable<string?> Cells(Code code, string? net) =>
    [
        net, code.Label, code.Letter?.ToString(), code.Guide.Definition, code.Guide.UseWhen, code.Guide.NotWhen, code.Guide.Examples,
        code.IsOption ? Yes : null,
    ];

    /// <summary>Reads the codes of a file, in its order.</summary>
    /// <exception cref="ImportException">
    /// The file is no table, is too large, has wrong columns or no codes, or a row has an empty, repeated or too long text.
    /// </exception>
    public static IReadOnlyList<NewCode> Read(byte[] file)
    {
        if (file.Length > SizeLimit)
            throw TooLarge();
        var sheet = ImportFile.Read(file, progress: null);
        var columns = ReadColumns(sheet.Rows[0]);
        if (sheet.Rows.Count == 1)
            throw new ImportException("The file has headings but no codes.");
        if (sheet.Rows.Count > CodeFrame.CodesLimit + 1)
        {
            throw new ImportException(
                $"The file has {sheet.Rows.Count - 1:N0} codes. A code frame can have {CodeFrame.CodesLimit:N0} codes at most.");
        }

        var (codes, problems) = (new List<NewCode>(), new List<string>());
        foreach (var row in sheet.Rows.Skip(1))
            codes.Add(ReadRow(row, columns, problems));
        FindRepeats(codes, [.. sheet.Rows.Skip(1).Select(row => row.Number)], problems);
        return problems.Count > 0 ? throw new ImportException(problems) : codes;
    }

    /// <summary>Creates the exception for a file that is larger than <see cref="SizeLimit"/>.</summary>
    public static ImportException TooLarge() => new($"The file is larger than {SizeLimit / (1024 * 1024)} MB. Is it a list of codes?");

    private static Dictionary<string, int> ReadColumns(Sheet.SheetRow headings)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headings.Cells.Length; i++)
        {
            var heading = headings.Cells[i].Trim();
            if (!Columns.Contains(heading, StringComparer.OrdinalIgnoreCase))
            {
                throw new ImportException($"Row {headings.Number}, column {SpreadsheetText.Letter(i)}: the heading ‘{Quoted(heading)}’ "
                    + $"is none of {string.Join(", ", Columns)}.");
            }

            if (!columns.TryAdd(heading, i))
                throw new ImportException($"Row {headings.Number}: the heading ‘{Quoted(heading)}’ is there twice.");
        }

        return columns.ContainsKey(Code)
            ? columns
            : throw new ImportException($"Row {headings.Number}: there is no column ‘{Code}’. The first row must have the headings.");
    }

    private static NewCode ReadRow(Sheet.SheetRow row, Dictionary<string, int> columns, List<string> problems)
    {
        void Refuse(string problem) => problems.Add($"Row {row.Number}: {problem}.");
        string Text(string column, int limit)
        {
            var text = columns.TryGetValue(column, out var at) ? row[at] : "";
            if (text.Length > limit)
                Refuse($"the {column} has {text.Length:N0} characters, but can have {limit:N0} at most");
            return text;
        }

        string Label(string column, int limit)
        {
            var label = Text(column, limit);
            if (!VisibleTextAttribute.IsVisible(label))
                Refuse($"the {column} has line ends or invisible characters");
            return label;
        }

        if (row.Cells.Length > columns.Count)
            Refuse("there are more cells than headings. Enclose a text that contains a comma in quotation marks");
        var (label, net, letter, option) = (
            Label(Code, Coding.Code.LabelLimit), Label(Net, Coding.Net.LabelLimit), Text(Letter, 10), Text(Option, 10));
        if (label.Length == 0)
            Refuse("the code has no name");
        if (letter.Length > 0 && !(letter is [var one] && CodeFrame.IsLetter(char.ToUpperInvariant(one))))
            Refuse("the letter must be one from A to Y");
        if (option.Length > 0 && !option.Equals(Yes, StringComparison.OrdinalIgnoreCase))
            Refuse($"the column {Option} must be ‘{Yes}’ or empty");
        return new NewCode(label)
        {
            Net = net.Length > 0 ? net : null,
            Letter = letter.Length > 0 ? char.ToUpperInvariant(letter[0]) : null,
            IsOption = option.Length > 0,
            Guide = new CodeGuide
            {
                Definition = Text(Definition, CodeGuide.Limit),
                UseWhen = Text(UseWhen, CodeGuide.Limit),
                NotWhen = Text(NotWhen, CodeGuide.Limit),
                Examples = Text(Examples, CodeGuide.Limit),
            },
        };
    }

    // A code that is also the net of a code would be in itself, or make nets of nets.
    private static void FindRepeats(List<NewCode> codes, List<int> rows, List<string> problems)
    {
        var labels = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var letters = new Dictionary<char, int>();
        foreach (var (code, row) in codes.Zip(rows))
        {
            if (code.Label.Length > 0 && !labels.TryAdd(code.Label, row))
                problems.Add($"Row {row}: the code ‘{Quoted(code.Label)}’ is in row {labels[code.Label]} too.");
            if (code.Letter is { } letter && !letters.TryAdd(letter, row))
                problems.Add($"Row {row}: the letter {letter} is in row {letters[letter]} too.");
        }

        foreach (var (code, row) in codes.Zip(rows))
        {
            if (code.Net is { } net && labels.TryGetValue(net, out var other))
                problems.Add($"Row {row}: the net ‘{Quoted(net)}’ is also the code in row {other}. A net cannot be a code: "
                    + "rename one.");
        }
    }

    private static string Quoted(string text) => text.Length <= QuotedLength ? text : $"{text[..QuotedLength]}…";
}

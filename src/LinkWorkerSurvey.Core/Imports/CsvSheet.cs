using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Reads CSV (RFC 4180) in UTF-8, in UTF-16 with a byte order mark, or otherwise in Windows-1252.</summary>
internal static class CsvSheet
{
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ImportException">The file is not a CSV table, or exceeds an import limit.</exception>
    public static Sheet Read(byte[] file, IProgress<int>? progress)
    {
        var text = Decode(file);
        var separator = Separator(text);
        RequireBounded(text, separator);
        var row = new List<string>();
        var sheet = new Sheet(isWhole: true, progress);
        var number = 0;
        try
        {
            using var csv = CsvReader.FromText(text, new CsvReaderOptions
            {
                HasHeader = false,
                Separator = separator,
                SkipEmptyLines = false,
                DetectSeparatorHint = false,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            while (csv.Read())
            {
                number++;
                row.Clear();
                for (var i = 0; i < csv.FieldCount; i++)
                    row.Add(csv.GetString(i));
                sheet.Add(number, row);
            }
        }
        catch (CsvFormatException)
        {
            throw new ImportException(
                $"Row {number + 1}: a quotation mark is not closed or is in the wrong place. Enclose a cell that contains quotation "
                    + "marks in quotation marks, and double those inside it.");
        }

        return sheet;
    }

    // Counts cells before the parser allocates any: an empty row or cell of one byte takes dozens of bytes in memory. A doubled quotation
    // mark toggles the state twice, so it changes nothing.
    private static void RequireBounded(string text, char separator)
    {
        var marks = SearchValues.Create([separator, '"', '\r', '\n']);
        var (rows, cells, all, isQuoted) = (1, 1, 1L, false);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(marks) is var at and >= 0)
        {
            var mark = rest[at];
            rest = rest[(at + 1)..];
            if (mark == '"')
                isQuoted = !isQuoted;
            if (mark == '"' || isQuoted || (mark == '\r' && rest is ['\n', ..]))
                continue;
            (rows, cells, all) = mark == separator ? (rows, cells + 1, all + 1) : (rows + 1, 1, all + 1);
            if (cells > Sheet.WidestRow)
            {
                throw new ImportException($"Row {rows:N0} has more than {Sheet.WidestRow:N0} cells, including empty ones, "
                    + $"but at most {Sheet.ColumnLimit:N0} columns can be imported.");
            }

            if (rows > Sheet.RowLimit)
            {
                throw new ImportException(
                    $"The file has more than {Sheet.RowLimit:N0} rows, including empty ones: the most that a spreadsheet can have.");
            }

            if (all > Sheet.CellLimit)
                throw Sheet.TooMuch(rows);
        }
    }

    private static string Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return (file[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(file.AsSpan(2));
        var marked = file is [0xEF, 0xBB, 0xBF, ..];
        if (Utf8.IsValid(file))
            return Strict.GetString(file.AsSpan(marked ? 3 : 0));
        return marked
            ? throw new ImportException("The file is marked as UTF-8 but is not valid UTF-8. It may be damaged: export it again.")
            : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(file);
    }

    // The separator is a comma if the first line contains one. Otherwise it is the tab or the semicolon, which some programs write instead,
    // if the first line contains one.
    private static char Separator(string text)
    {
        var headings = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length);
        return headings.Contains(',') ? ',' : headings.Contains('\t') ? '\t' : headings.Contains(';') ? ';' : ',';
    }
}

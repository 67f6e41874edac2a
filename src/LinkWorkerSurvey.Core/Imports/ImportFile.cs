namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Reads import files: CSV or Excel, recognised by their first bytes, not by their names.</summary>
public static class ImportFile
{
    /// <summary>The maximum size of a file, in bytes. An import holds the whole file in memory.</summary>
    public const int SizeLimit = 200 * 1024 * 1024;

    /// <exception cref="ImportException">The file is neither CSV nor Excel, or is empty, too large or damaged.</exception>
    internal static Sheet Read(byte[] file, IProgress<int>? progress)
    {
        if (file.Length > SizeLimit)
            throw TooLarge(SizeLimit);
        var sheet = file switch
        {
            [] => throw new ImportException("The file is empty."),
            [(byte)'P', (byte)'K', 3, 4, ..] => ExcelSheet.Read(file, progress),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new ImportException(
                "The file is an old Excel file (.xls) or is protected by a password. Save it as .xlsx without a password, or as CSV."
            ),
            _ when IsMarkup(file) => throw new ImportException(
                "The file is a web page or XML, not a table. Export it from the survey tool as CSV or Excel."),
            _ => CsvSheet.Read(file, progress),
        };
        return sheet.Rows.Count > 0 ? sheet : throw new ImportException("The file contains only empty cells.");
    }

    /// <summary>Creates the exception for a file that is larger than a limit, in bytes.</summary>
    public static ImportException TooLarge(int limit) =>
        new(
            $"The file is larger than {limit / (1024 * 1024)} MB. Delete columns that are no questions, such as those the survey tool "
                + "added.");

    private static bool IsMarkup(ReadOnlySpan<byte> file)
    {
        var start = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        start = start.TrimStart(" \t\r\n"u8);
        return start.StartsWith("<?xml"u8)
            || start.StartsWith("<!"u8)
            || (start.Length > 5 && System.Text.Ascii.EqualsIgnoreCase(start[..5], "<html"u8));
    }
}

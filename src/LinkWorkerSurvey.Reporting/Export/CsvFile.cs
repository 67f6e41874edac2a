using System.Text;
using CsvHelper;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes a table as a CSV file (RFC 4180) for any spreadsheet. A text that a spreadsheet would interpret as a formula is escaped in a way
/// that the import can undo.
/// </summary>
public static class CsvFile
{
    /// <summary>The content type of the file in HTTP.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private const int BufferSize = 64 * 1024;

    // Without the byte order mark, Excel reads the file in the character set of the machine and garbles every letter outside ASCII.
    private static readonly UTF8Encoding Utf8WithMark = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>Returns the bytes of the file: UTF-8 with its byte order mark.</summary>
    /// <param name="header">The names of the columns.</param>
    /// <param name="rows">The rows, each with as many cells as there are columns. Only texts are escaped; null is an empty cell.</param>
    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        using var file = new MemoryStream();
        using (var text = new StreamWriter(file, Utf8WithMark))
        using (var csv = CsvWriter.Create(text))
        {
            csv.WriteHeader([.. header.Select(SpreadsheetText.Escape)]);
            foreach (var row in rows)
                Write(csv, row);
        }

        return file.ToArray();
    }

    /// <summary>Writes the same file row by row. The stream is only written to asynchronously, and stays open.</summary>
    public static async Task WriteAsync(
        IEnumerable<string> header, IAsyncEnumerable<IEnumerable<object?>> rows, Stream to, CancellationToken cancel)
    {
        using var buffer = new MemoryStream();
        await using (var text = new StreamWriter(buffer, Utf8WithMark, leaveOpen: true))
        using (var csv = CsvWriter.Create(text))
        {
            csv.WriteHeader([.. header.Select(SpreadsheetText.Escape)]);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                Write(csv, row);
                if (buffer.Length >= BufferSize)
                    await DrainAsync();
            }
        }

        await DrainAsync();

        async Task DrainAsync()
        {
            await to.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancel);
            buffer.SetLength(0);
        }
    }

    private static void Write(CsvWriter csv, IEnumerable<object?> row)
    {
        // Escapes text only: a number may begin with a minus sign.
        foreach (var cell in row)
            csv.WriteField(cell is string words ? SpreadsheetText.Escape(words) : cell);
        csv.EndRecord();
    }
}

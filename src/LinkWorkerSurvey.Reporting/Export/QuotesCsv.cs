namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>Writes approved quotes as a CSV file, escaped as answers are.</summary>
public static class QuotesCsv
{
    private static readonly string[] Columns = ["question", "quote", "times used", "used in"];

    /// <summary>Returns the bytes of the file, with one row for each quote.</summary>
    public static byte[] Write(IEnumerable<ApprovedQuote> quotes) => CsvFile.Write(
        Columns,
        quotes.Select(quote => new object?[]
        {
            $"{quote.Number} {quote.Question.Title}",
            DirectionControls.Remove(quote.Words),
            quote.Sections.Count,
            string.Join("; ", quote.Sections),
        }));
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using CsvHelper;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>One row of results as a reader sees it, wherever it is shown.</summary>
internal sealed record Figure(string Question, string? Facet, string Label, string Source, string Origin, int Count, int? Percent)
{
    /// <summary>Returns the counts of the product.</summary>
    public static async Task<CountedWindow> CountAsync(TestDatabase database, string window = "2019")
    {
        await using var db = database.Context();
        return (await new FiguresQuery(db).CountAsync(window))!;
    }

    public static IReadOnlyList<Figure> InJson(string json) =>
    [
        .. from table in JsonDocument.Parse(json).RootElement.GetProperty("questions").EnumerateArray()
           from row in table.GetProperty("categories").EnumerateArray()
           select new Figure(
               table.Text("code")!, table.Text("facet"), row.Text("label")!, row.Text("source")!, row.Text("figure")!,
               row.GetProperty("count").GetInt32(), row.GetProperty("percent").Deserialize<int?>()),
    ];

    public static IReadOnlyList<Figure> OnPage(IDocument page) =>
        [
            .. from table in page.QuerySelectorAll("table[data-question]")
            from row in table.QuerySelectorAll("tbody tr[data-source]")
            select new Figure(
                table.GetAttribute("data-question")!,
                table.GetAttribute("data-facet") is { Length: > 0 } facet ? facet : null,
                row.QuerySelector(".figures__label")!.TextContent,
                row.GetAttribute("data-source")!,
                row.GetAttribute("data-figure")!,
                int.Parse(row.QuerySelector(".figures__count")!.TextContent, CultureInfo.InvariantCulture),
                row.QuerySelector(".figures__share")!.TextContent switch
                {
                    "-" or "<1%" => 0,
                    ">99%" => 100,
                    var percent => int.Parse(percent.TrimEnd('%'), CultureInfo.InvariantCulture),
                }),
        ];

    /// <summary>Returns the text of a CSV file without its UTF-8 mark, which the file must have.</summary>
    public static string Text(byte[] csv)
    {
        Assert.Equal(Encoding.UTF8.Preamble, csv.AsSpan(..3));
        return Encoding.UTF8.GetString(csv, 3, csv.Length - 3);
    }

    /// <summary>Returns the lines of a CSV file, the header first.</summary>
    public static IReadOnlyList<string[]> Cells(byte[] csv) => Cells(Text(csv));

    /// <summary>Returns the lines of a CSV text, the header first.</summary>
    public static IReadOnlyList<string[]> Cells(string csv)
    {
        using var reader = CsvReader.Create(new StringReader(csv), new CsvReaderOptions { HasHeader = false });
        var lines = new List<string[]>();
        foreach (var row in reader)
            lines.Add(row.ToArray());
        return lines;
    }

    /// <summary>
    /// Compares figures with the published ones: each of the 49 is present and unchanged, and no other is marked as published.
    /// </summary>
    public static void AssertPublished(IReadOnlyList<Figure> figures)
    {
        var published = Data
            .PublishedResults.GetProperty("sections")
            .EnumerateArray()
            .SelectMany(
                section => section.GetProperty("categories").EnumerateArray(),
                (section, category) => (Section: section, Category: category))
            .ToList();
        Assert.Equal(49, published.Count);
        Assert.All(published, p =>
        {
            var found = Assert.Single(figures, f =>
                f.Question == p.Section.Text("question") && f.Facet == p.Section.Text("facet") && f.Label == p.Category.Text("label"));
            Assert.Equal(p.Category.GetProperty("percent").GetInt32(), found.Percent);
            Assert.Contains(found.Count, p.Category.GetProperty("count").Deserialize<int[]>()!);
            Assert.Equal(p.Category.Text("source"), found.Source);
            Assert.Equal("published", found.Origin);
        });
        Assert.Equal(49, figures.Count(f => f.Origin == "published"));
    }

    /// <summary>Asserts for each question that as many options are synthetic as the report has no figure for.</summary>
    public static void AssertSyntheticOptions(IEnumerable<Figure> synthetic)
    {
        var counts = synthetic.Where(f => f.Source == "option").CountBy(f => f.Question).ToDictionary();
        Assert.Equal(18, counts.Values.Sum());
        Assert.All(counts, c =>
            Assert.Equal(Data.PublishedResults.GetProperty("withoutPublishedFigure").GetProperty(c.Key).GetInt32(), c.Value));
    }
}

file static class JsonTexts
{
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) ? text.GetString() : null;
}

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;
using MiniExcelLibs;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// A snapshot of the pages: lines of text and figures and, separately, the counters of received forms, which may be shown immediately.
/// </summary>
internal sealed partial class PageSnapshot
{
    private readonly Dictionary<string, int> lines = [];

    /// <summary>The numbers of forms received, opened, sent or flagged, by their place on the pages.</summary>
    public Dictionary<string, int> Counters { get; } = [];

    public int Figures => lines.Keys.Sum(line => Number().Count(line));

    public async Task AddAsync(string place, HttpResponseMessage answer)
    {
        Add(place, $"status {answer.StatusCode}");
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case "text/html":
                AddPage(place, await answer.PageAsync());
                break;
            case "application/json":
                AddJson(place, "", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
                break;
            case null or "text/csv" or "text/plain" or "text/event-stream" or "image/svg+xml" or "image/png":
                AddCsv(place, (await answer.Content.ReadAsStringAsync()).Split('\n'));
                break;
            case FiguresWorkbook.ContentType:
                AddWorkbook(place, await answer.Content.ReadAsByteArrayAsync());
                break;
            case "application/zip":
                AddArchive(place, await answer.Content.ReadAsByteArrayAsync());
                break;
            case var unknown:
                throw new NotSupportedException($"{place}: the bot cannot read {unknown}.");
        }
    }

    /// <summary>Returns the lines that only one of the two snapshots has, filtered by <paramref name="of"/>.</summary>
    public IReadOnlyList<string> Differences(PageSnapshot other, Func<string, bool>? of = null) =>
        [
            .. lines
                .Keys.Union(other.lines.Keys)
                .Where(line => (of is null || of(line)) && lines.GetValueOrDefault(line) != other.lines.GetValueOrDefault(line))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Returns the changes of the counters that both snapshots have.</summary>
    public IReadOnlyList<int> Moves(PageSnapshot earlier) =>
        [
            .. Counters
                .Where(c => earlier.Counters.ContainsKey(c.Key))
                .Select(c => c.Value - earlier.Counters[c.Key])
                .Where(move => move != 0),
        ];

    private void AddPage(string place, IDocument page)
    {
        foreach (
            var element in page.QuerySelectorAll(".hub li, main *")
                .Where(e =>
                    e is not IElement { LocalName: "script" } && e.ChildNodes.OfType<IText>().Any(t => !string.IsNullOrWhiteSpace(t.Data))))
        {
            var text = element.TextContent;
            if (element.GetAttribute("data-label") is { } label)
                text = $"{element.Closest("tr")?.QuerySelector("th")?.TextContent}: {text} {label}";
            if (element is { LocalName: "dd", PreviousElementSibling: { } term })
                text = $"{text} {term.TextContent}";
            if (element.Closest(".waits__n, .surveys__received") is { } number)
                text = $"{number.TextContent} {number.NextElementSibling?.TextContent}";
            if (element.Closest(".queue tbody tr")?.QuerySelector("th") is { } coded && coded != element)
                text = $"{coded.TextContent}: {text}";
            if (element.Closest(".next") is not null)
                text = $"next: {text}";
            if (element.GetAttribute("for")?.StartsWith("leave-out-", StringComparison.Ordinal) is true)
                text = Flagged().Replace(text, "$1 flagged:");
            if (element.Closest(".figures__one[id]") is { } table)
                text = $"{OfTable(table.Id!, null)} {text}";
            else if (element.Closest("section.figures")?.QuerySelector(".figures__one") is { } first)
                text = $"{OfTable(first.Id!.Split('.')[0], "text")} {text}";
            else if (element.Closest(".figures")?.QuerySelector("div[id]") is { } question)
                text = $"{OfTable(question.Id!, FacetOf(element, question))} {text}";
            Add(place, text);
        }
    }

    // The heading of a facet stands before its table.
    private static string? FacetOf(IElement element, IElement question) => question
        .QuerySelectorAll("h3")
        .LastOrDefault(heading =>
            heading == element || heading.CompareDocumentPosition(element).HasFlag(DocumentPositions.Following))?.TextContent;

    private void AddCsv(string place, string[] rows)
    {
        var columns = Cells().Split(rows[0]).ToList();
        foreach (var row in rows)
        {
            var cells = Cells().Split(row);
            foreach (var counter in new[] { "received", "revision" })
            {
                if (columns.IndexOf(counter) is >= 0 and var column && column < cells.Length)
                    cells[column] += $" {counter}";
            }

            var (code, facet) = (columns.IndexOf("code"), columns.IndexOf("facet"));
            var table = code >= 0 && facet >= 0 && code < cells.Length
                ? OfTable(cells[code], cells[facet] is { Length: > 0 } name ? name : null)
                : "";
            Add(place, $"{table} {string.Join(',', cells)}");
        }
    }

    // The time of writing moves by itself, and tells nothing.
    private void AddWorkbook(string place, byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        foreach (var sheet in MiniExcel.GetSheetNames(file))
        {
            foreach (var row in MiniExcel.Query(file, sheetName: sheet).Cast<IDictionary<string, object?>>())
            {
                var text = Written().Replace(string.Join(' ', row.Values), "").Replace("Forms received", "", StringComparison.Ordinal);
                Add($"{place} /charts/{sheet}.", row["A"] is "Forms received" ? $"{text.Split(' ')[1]} received" : text);
            }
        }
    }

    private void AddArchive(string place, byte[] archive)
    {
        using var files = new ZipArchive(new MemoryStream(archive));
        foreach (var file in files.Entries)
        {
            using var content = file.Open();
            if (file.Name.EndsWith(".txt", StringComparison.Ordinal))
            {
                using var text = new StreamReader(content);
                foreach (var line in text.ReadToEnd().Split('\n'))
                    Add($"{place} {file.Name}", line);
            }
            else
            {
                Add($"{place} {file.Name}", Convert.ToHexString(SHA256.HashData(content)));
            }
        }
    }

    private void AddJson(string place, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    AddJson(place, $"{path}.{property.Name}", property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in value.EnumerateArray().Index())
                    AddJson(
                        place,
                        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("code", out var code)
                            ? $"{path}.{index} {OfTable(code.ToString(), item.GetProperty("facet").GetString())}"
                            : $"{path}.{index}",
                        item);
                break;
            default:
                Add(place, path is ".received" or ".revision" ? $"{value} {path[1..]}" : $"{path} = {value}");
                break;
        }
    }

    /// <summary>Returns the mark of a line that belongs to the table of a question or of one of its facets.</summary>
    public static string OfTable(string code, string? facet) => facet is null ? $"[{code}]" : $"[{code}: {facet}]";

    private void Add(string place, string text)
    {
        var line = $"{place} | {Gaps().Replace(text, " ").Trim()}";
        var blank = Counter().Replace(line, "#");
        foreach (Match counter in Counter().Matches(line))
            Counters.TryAdd($"{blank} {counter.Index}", int.Parse(counter.Value, CultureInfo.InvariantCulture));
        lines[blank] = lines.GetValueOrDefault(blank) + 1;
    }

    [GeneratedRegex(@"\d+(?= (received|revision|opened|sent|flagged|pending responses)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Counter();

    [GeneratedRegex(@"^Written on [^.]*\.")]
    private static partial Regex Written();

    [GeneratedRegex(@"^\s*(\d+):")]
    private static partial Regex Flagged();

    // A comma within quotation marks is not a separator.
    [GeneratedRegex(@",(?=(?:[^""]*""[^""]*"")*[^""]*$)")]
    private static partial Regex Cells();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}

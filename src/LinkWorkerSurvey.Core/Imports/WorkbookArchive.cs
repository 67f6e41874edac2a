using System.IO.Compression;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// The zip archive of an Excel workbook (.xlsx). It contains XML parts that refer to each other by relationships; a part outside the
/// archive is never opened.
/// </summary>
internal sealed class WorkbookArchive : IDisposable
{
    // The archive holds an object for each part, and a workbook with a survey has far fewer.
    private const int PartLimit = 10_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Relationship>> relationships = [];

    /// <exception cref="ImportException">The archive has more than 10,000 parts.</exception>
    /// <exception cref="InvalidDataException">The file is not a zip archive, or is damaged.</exception>
    public WorkbookArchive(byte[] file)
    {
        if (file.AsSpan().Count("PK\x01\x02"u8) > PartLimit)
            throw ImportException.WorkbookTooLarge();
        CharacterLimit = Math.Min(400_000_000, 20_000_000 + (60L * file.Length));
        zip = new ZipArchive(new MemoryStream(file, writable: false));
        foreach (var entry in zip.Entries)
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    /// <summary>
    /// The maximum number of characters read from one part, against zip bombs. No real sheet is compressed as tightly as this limit allows.
    /// </summary>
    public long CharacterLimit { get; }

    /// <summary>Opens a part by its name; returns null if the archive has no such part.</summary>
    public PartReader? Open(string? name) => name is not null && parts.TryGetValue(name, out var entry)
        ? new PartReader(entry.Open(), CharacterLimit) : null;

    /// <summary>
    /// Returns the name of the part that another part refers to, found by relationship type, or by type and id; null if there is none.
    /// </summary>
    /// <param name="part">The name of the referring part; empty for the root of the archive.</param>
    /// <param name="type">
    /// The last segment of the relationship type's URI, which is the same in the transitional and the strict form of the standard (ISO/IEC
    /// 29500).
    /// </param>
    /// <param name="id">The id of the relationship; null if the type alone identifies it.</param>
    public string? Related(string part, string type, string? id = null) =>
        Relationships(part).FirstOrDefault(r => r.Type.EndsWith($"/{type}", StringComparison.Ordinal) && (id is null || r.Id == id))?.Part;

    public void Dispose() => zip.Dispose();

    private IReadOnlyList<Relationship> Relationships(string part)
    {
        if (relationships.TryGetValue(part, out var known))
            return known;
        var found = new List<Relationship>();
        var folder = part.LastIndexOf('/') + 1;
        using var reader = Open($"{part[..folder]}_rels/{part[folder..]}.rels");
        while (reader?.Find("Relationship") is true)
        {
            if (found.Count == PartLimit)
                throw ImportException.WorkbookTooLarge();
            if (reader.Attribute("TargetMode") != "External" && reader.Attribute("Target") is { } target)
                found.Add(new Relationship(reader.Attribute("Id") ?? "", reader.Attribute("Type") ?? "", Resolved(part, target)));
        }

        relationships.Add(part, found);
        return found;
    }

    private static string Resolved(string part, string target) =>
        Uri.UnescapeDataString(new Uri(new Uri($"http://workbook/{part}"), target).AbsolutePath).TrimStart('/');

    private sealed record Relationship(string Id, string Type, string Part);
}

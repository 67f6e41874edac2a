using System.IO.Compression;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// The parts of an Excel workbook (.xlsx): XML documents in a zip archive, found by their relationships. A part outside the archive is
/// never looked for.
/// </summary>
internal sealed class WorkbookArchive : IDisposable
{
    // Far more than a workbook with a survey has; the archive keeps an object for each.
    private const int PartLimit = 10_000;

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, IReadOnlyList<Relationship>> relationships = [];

    /// <exception cref="ImportException">It has more parts than can be read.</exception>
    /// <exception cref="InvalidDataException">It is no archive, or damaged.</exception>
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
    /// The most characters that are read of a part: a small file can be packed so that it unpacks to gigabytes, and no sheet packs as
    /// tightly.
    /// </summary>
    public long CharacterLimit { get; }

    /// <summary>Opens a part; null when there is none of that name.</summary>
    public PartReader? Open(string? name) => name is not null && parts.TryGetValue(name, out var entry)
        ? new PartReader(entry.Open(), CharacterLimit) : null;

    /// <summary>The name of the part to which a part is related by that type or that id; null when there is none.</summary>
    /// <param name="part">The part that names it; empty for the archive itself.</param>
    /// <param name="type">The end of the type's name, which is the same in both versions of the standard.</param>
    /// <param name="id">The relationship's id, where the type alone does not tell.</param>
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

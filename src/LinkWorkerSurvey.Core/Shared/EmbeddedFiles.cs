namespace LinkWorkerSurvey.Core.Shared;

/// <summary>Reads the data files that are embedded in the assembly.</summary>
internal static class EmbeddedFiles
{
    public static IEnumerable<string> Names(string folder) =>
        typeof(EmbeddedFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"The program has no file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

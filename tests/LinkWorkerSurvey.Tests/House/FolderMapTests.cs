using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>
/// Tests that the map in <c>docs/architecture.md</c> names every folder of source files. Test folders with the name of a folder in src are
/// exempt.
/// </summary>
public partial class FolderMapTests
{
    private static readonly string[] NotSources = ["bin", "obj", "node_modules", "wwwroot", "Properties"];

    [Fact]
    public void Map_NamesEveryFolder()
    {
        var map = Entries();
        string[] mirrored = [.. Below("src").Select(Subject)];
        var folders = Below("src").Concat(Below("tests").Where(folder => !mirrored.Contains(Subject(folder)))).ToList();

        Assert.InRange(folders.Count, 40, int.MaxValue);
        // A folder has an entry of its own, or its parent's entry mentions it.
        Assert.All(folders, folder =>
            Assert.True(map.ContainsKey(folder) || Named(map, Path.GetDirectoryName(folder)!).Contains(Path.GetFileName(folder)), folder));
    }

    [Fact]
    public void Map_NamesNoFolderThatDoesNotExist()
    {
        var map = Entries();

        Assert.InRange(map.Count, 25, int.MaxValue);
        Assert.All(map.Keys, folder => Assert.True(Directory.Exists(Path.Combine(SourceFiles.Repository.FullName, folder)), folder));
    }

    private static IEnumerable<string> Below(string folder) =>
        from child in Directory.EnumerateDirectories(Path.Combine(SourceFiles.Repository.FullName, folder))
        let name = Path.GetFileName(child)
        where !NotSources.Contains(name) && Directory.EnumerateFiles(child, "*.*", SearchOption.AllDirectories).Any()
        from found in Below(Path.Combine(folder, name)).Prepend(Path.Combine(folder, name))
        select found;

    // Charts in Reporting and Charts in the tests have the same subject; so have Reporting itself and Reporting in the tests.
    private static string Subject(string folder) =>
        Path.GetFileName(folder).Replace("LinkWorkerSurvey.", "", StringComparison.Ordinal);

    private static HashSet<string> Named(Dictionary<string, string> map, string folder) =>
        map.TryGetValue(folder, out var text) ? [.. Word().Matches(text).Select(match => match.Value)] : [];

    // The folders of the map by path, with their description on the same and the following lines.
    private static Dictionary<string, string> Entries()
    {
        var document = File.ReadAllText(Path.Combine(SourceFiles.Repository.FullName, "docs", "architecture.md"));
        var block = MapBlock().Match(document).Groups[1].Value;
        var entries = new Dictionary<string, string>();
        var path = new Stack<(int Indent, string Folder)>();
        foreach (var line in block.Split('\n'))
        {
            if (Entry().Match(line) is { Success: true } entry)
            {
                var indent = entry.Groups["indent"].Length;
                while (path.TryPeek(out var above) && above.Indent >= indent)
                    path.Pop();
                path.Push((indent, Path.Combine(path.TryPeek(out var parent) ? parent.Folder : "", entry.Groups["name"].Value)));
            }

            if (path.TryPeek(out var at))
                entries[at.Folder] = entries.GetValueOrDefault(at.Folder) + " " + line;
        }

        return entries;
    }

    [GeneratedRegex(@"```\n(src/.*?)```", RegexOptions.Singleline)]
    private static partial Regex MapBlock();

    [GeneratedRegex(@"^(?<indent> {0,8})(?<name>[\w.]+)/(?:\s|$)")]
    private static partial Regex Entry();

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();
}

using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>Reads the Markdown files of the repository and the parts of them that name something in it.</summary>
internal static partial class Documents
{
    /// <summary>The Markdown files.</summary>
    public static IReadOnlyList<FileInfo> All { get; } =
    [
        .. SourceFiles.Repository.EnumerateFiles("*.md"),
        .. SourceFiles.Repository.EnumerateDirectories("docs").Single().EnumerateFiles("*.md", SearchOption.AllDirectories),
    ];

    /// <summary>The text of every code span, such as <c>`/health`</c>, with its file.</summary>
    public static IEnumerable<(FileInfo File, string Text)> Spans =>
        from file in All
        from span in CodeSpan().Matches(BlankBlocks(file)).Select(match => match.Groups[1].Value)
        select (file, span);

    /// <summary>The code: each code span, and each line of a code block, with its file.</summary>
    public static IEnumerable<(FileInfo File, string Text)> Code =>
        Spans.Concat(
            from file in All
            from block in Block().Matches(Text(file)).Select(match => match.Value)
            from line in block.Split('\n')
            select (file, line));

    /// <summary>The target of every link to a file or heading of the repository, with its file.</summary>
    public static IEnumerable<(FileInfo File, string Target)> Links =>
        from file in All
        from target in Link().Matches(BlankBlocks(file)).Select(match => match.Groups[1].Value)
        where !target.Contains("://", StringComparison.Ordinal)
        select (file, target);

    /// <summary>Returns the anchors of a file's headings, as GitHub generates them.</summary>
    public static IEnumerable<string> Anchors(FileInfo file) =>
        from heading in Heading().Matches(BlankBlocks(file)).Select(match => match.Groups[1].Value)
        select NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    public static string Text(FileInfo file) => File.ReadAllText(file.FullName);

    /// <summary>Returns the text with every code block blanked, so that line numbers stay the same.</summary>
    public static string BlankBlocks(FileInfo file) =>
        Block().Replace(Text(file), block => new string('\n', block.Value.Count(character => character == '\n')));

    [GeneratedRegex(@"^ *```.*?^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}

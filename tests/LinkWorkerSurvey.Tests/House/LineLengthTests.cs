using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>Tests that no line is longer than <c>.editorconfig</c> states, so that two files fit side by side on a screen.</summary>
public partial class LineLengthTests
{
    private const int Columns = 140;
    private static readonly string[] Code = [".cs", ".cshtml", ".js", ".scss"];

    [Fact]
    public void NoLineOfCode_IsLongerThanEditorConfigAllows()
    {
        var settings = File.ReadAllText(Path.Combine(SourceFiles.Repository.FullName, ".editorconfig"));
        Assert.Contains($"max_line_length = {Columns}", settings, StringComparison.Ordinal);

        List<FileInfo> files = [.. SourceFiles.Under("src", Code), .. SourceFiles.Under("tests", Code)];
        Assert.InRange(files.Count, 450, int.MaxValue);
        Assert.All(Code, ending => Assert.Contains(files, file => file.Extension == ending));
        Assert.Empty(files.SelectMany(file => TooLong(file, File.ReadAllLines(file.FullName))));
    }

    [Fact]
    public void NoLineOfADocument_IsLonger_ExceptInTablesAndCode() =>
        Assert.Empty(Documents.All.SelectMany(file => TooLong(
            file,
            Documents.BlankBlocks(file).Split('\n').Select(line => MayBeLong().IsMatch(line) ? "" : line))));

    private static IEnumerable<string> TooLong(FileInfo file, IEnumerable<string> lines) => lines
        .Select((line, i) => (line.Length, Place: $"{file.Name}:{i + 1}"))
        .Where(line => line.Length > Columns)
        .Select(line => line.Place);

    // A row of a table, or a line that is one long link or code span, cannot be broken.
    [GeneratedRegex(@"^\s*(?:\||\S+$)")]
    private static partial Regex MayBeLong();
}

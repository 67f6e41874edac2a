using System.Text.RegularExpressions;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>A line has at most the columns that <c>.editorconfig</c> states, so that two files fit beside each other on a screen.</summary>
public partial class LineLengthTests
{
    private const int Columns = 140;

    [Fact]
    public void NoLineOfCode_IsLongerThanEditorConfigAllows()
    {
        var top = new DirectoryInfo(SurveyProcess.ProjectFolder).Parent!.Parent!;
        var settings = File.ReadAllText(Path.Combine(top.FullName, ".editorconfig"));
        Assert.Contains($"max_line_length = {Columns}", settings, StringComparison.Ordinal);

        string[] folders = ["src", "tests"];
        var files = folders.SelectMany(folder => top.EnumerateDirectories(folder))
            .SelectMany(folder => folder.EnumerateFiles("*.cs", SearchOption.AllDirectories))
            .Where(file => !Outside().IsMatch(file.FullName))
            .ToList();
        Assert.InRange(files.Count, 400, int.MaxValue);
        Assert.Empty(files.SelectMany(file => File.ReadLines(file.FullName)
            .Select((line, i) => (line.Length, Place: $"{file.Name}:{i + 1}"))
            .Where(line => line.Length > Columns)
            .Select(line => line.Place)));
    }

    [GeneratedRegex(@"[/\\](?:bin|obj|node_modules|Migrations)[/\\]")]
    private static partial Regex Outside();
}

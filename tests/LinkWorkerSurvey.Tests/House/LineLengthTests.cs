namespace LinkWorkerSurvey.Tests.House;

/// <summary>A line has at most the columns that <c>.editorconfig</c> states, so that two files fit beside each other on a screen.</summary>
public class LineLengthTests
{
    private const int Columns = 140;

    [Fact]
    public void NoLineOfCode_IsLongerThanEditorConfigAllows()
    {
        var settings = File.ReadAllText(Path.Combine(SourceFiles.Repository.FullName, ".editorconfig"));
        Assert.Contains($"max_line_length = {Columns}", settings, StringComparison.Ordinal);

        List<FileInfo> files = [.. SourceFiles.Under("src", ".cs"), .. SourceFiles.Under("tests", ".cs")];
        Assert.InRange(files.Count, 400, int.MaxValue);
        Assert.Empty(files.SelectMany(file => File.ReadLines(file.FullName)
            .Select((line, i) => (line.Length, Place: $"{file.Name}:{i + 1}"))
            .Where(line => line.Length > Columns)
            .Select(line => line.Place)));
    }
}

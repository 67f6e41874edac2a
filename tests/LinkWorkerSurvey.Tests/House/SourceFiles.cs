using System.Text.RegularExpressions;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>Finds the repository's own source files, without generated ones.</summary>
internal static partial class SourceFiles
{
    /// <summary>The folder of the repository.</summary>
    public static DirectoryInfo Repository { get; } = new DirectoryInfo(SurveyProcess.ProjectFolder).Parent!.Parent!;

    /// <summary>Returns the files with one of these endings, such as <c>.cs</c>, in a folder of the repository.</summary>
    public static IEnumerable<FileInfo> Under(string folder, params string[] endings) => Repository
        .EnumerateDirectories(folder)
        .SelectMany(found => found.EnumerateFiles("*", SearchOption.AllDirectories))
        .Where(file => endings.Contains(file.Extension) && !Outside().IsMatch(file.FullName));

    [GeneratedRegex(@"[/\\](?:bin|obj|node_modules|Migrations|wwwroot)[/\\]")]
    private static partial Regex Outside();
}

using System.Text.RegularExpressions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>
/// Tests that a switch over an enum of this repository has no default arm. With one, a new member would be treated as an old one; without
/// it, the compiler names the missing member.
/// </summary>
public partial class EnumSwitchTests
{
    [Fact]
    public void ASwitchOverAnEnumOfOurs_NamesEveryMember()
    {
        Type[] ours = [typeof(SurveyWindow), typeof(WindowFigures), typeof(Program)];
        string[] enums = [.. ours.SelectMany(type => type.Assembly.GetTypes()).Where(type => type.IsEnum).Select(type => type.Name)];
        var found = SourceFiles.Under("src", ".cs", ".cshtml")
            .SelectMany(file => Switches(File.ReadAllText(file.FullName)).Select(arms => (file.Name, Arms: arms)))
            .ToList();

        var over = found.Where(s => Member().Matches(s.Arms).Any(member => enums.Contains(member.Groups[1].Value))).ToList();
        Assert.InRange(over.Count, 20, int.MaxValue);
        Assert.Empty(over.Where(s => AllOthers().IsMatch(s.Arms)).Select(s => $"{s.Name}: {s.Arms}"));
    }

    // The arms of each switch expression: from its opening brace to the matching one.
    private static IEnumerable<string> Switches(string text)
    {
        foreach (Match opened in Opening().Matches(text))
        {
            var (from, depth) = (opened.Index + opened.Length, 1);
            var at = from;
            for (; at < text.Length && depth > 0; at++)
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            yield return text[from..(at - 1)];
        }
    }

    [GeneratedRegex(@"\bswitch\s*\{")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:^|[,{\n]|\bor)\s*(\w+)\.\w+(?=\s+(?:or|when|=>))")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?:^|[,{\n])\s*_\s*=>(?!\s*throw)")]
    private static partial Regex AllOthers();
}

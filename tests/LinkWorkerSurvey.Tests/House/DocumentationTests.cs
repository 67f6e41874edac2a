using System.Reflection;
using System.Text.RegularExpressions;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Web.Commands;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.House;

/// <summary>Tests that everything the Markdown files name exists: addresses, settings, commands, paths, tests and links.</summary>
public partial class DocumentationTests
{
    // The folders, from the top of the repository, in which a path such as `Responses/Releaser` may begin.
    private static readonly string[] Roots =
    [
        "", "src", "src/LinkWorkerSurvey.Core", "src/LinkWorkerSurvey.Reporting", "src/LinkWorkerSurvey.Suggestions",
        "src/LinkWorkerSurvey.Web", "tests/LinkWorkerSurvey.Tests",
    ];

    // Settings of .NET and PostgreSQL, which no source file of this repository reads.
    private static readonly string[] ForeignVariables = ["ASPNETCORE_", "PGPASSWORD"];

    [Fact]
    public void Links_LeadToAFileAndAHeadingThatExist()
    {
        var links = Documents.Links.ToList();

        Assert.InRange(links.Count, 30, int.MaxValue);
        Assert.Empty(links.Where(link => !Resolves(link.File, link.Target)).Select(link => $"{link.File.Name}: {link.Target}"));
    }

    [Fact]
    public async Task Addresses_AreRoutesOfTheSite()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !route.RoutePattern.RawText!.Contains("{**", StringComparison.Ordinal))
            .Select(route => new TemplateMatcher(new RouteTemplate(route.RoutePattern), []))
            .ToList();
        var addresses = Documents.Code
            .SelectMany(code => Address().Matches(code.Text).Select(match => (code.File, Path: match.Groups["path"].Value)))
            .ToList();

        Assert.InRange(addresses.Count, 10, int.MaxValue);
        Assert.Empty(addresses
            .Where(address => !routes.Any(route => route.TryMatch(address.Path, [])))
            .Select(address => $"{address.File.Name}: {address.Path}"));
    }

    [Fact]
    public void Settings_AreReadByTheProgram_AndOperationsListsEachOfThem()
    {
        var read = Settings();
        var named = Documents.Spans
            .Where(span => Setting().IsMatch(span.Text))
            .Select(span => (span.File, Name: Index().Replace(span.Text.Replace("__", ":", StringComparison.Ordinal), "")))
            .ToList();

        Assert.InRange(named.Count, 20, int.MaxValue);
        Assert.Empty(named.Where(setting => !read.Contains(setting.Name)).Select(setting => $"{setting.File.Name}: {setting.Name}"));
        Assert.Empty(read.Except(named.Where(setting => setting.File.Name == "operations.md").Select(setting => setting.Name)));
    }

    [Fact]
    public void Variables_AreReadByComposeOrByTheTests()
    {
        var read = SourceFiles.Repository.EnumerateFiles(".env.example")
            .Concat(SourceFiles.Repository.EnumerateFiles("docker-compose.yml"))
            .Concat(Sources("tests"))
            .Select(Documents.Text)
            .ToList();
        var named = Documents.Spans.Select(span => span.Text).Where(span => Variable().IsMatch(span))
            .Where(name => !ForeignVariables.Any(foreign => name.StartsWith(foreign, StringComparison.Ordinal)))
            .Distinct()
            .ToList();

        Assert.InRange(named.Count, 3, int.MaxValue);
        Assert.All(named, name => Assert.Contains(read, text => text.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Commands_AreThoseOfTheProgram_WithTheirOptions()
    {
        var root = SurveyCommands.Root();
        var commands = Documents.Code
            .SelectMany(code => Command().Matches(code.Text).Select(match => match.Groups["line"].Value))
            .ToList();

        Assert.InRange(commands.Count, 7, int.MaxValue);
        Assert.Empty(commands.SelectMany(line => root.Parse(line).Errors.Select(error => $"{line}: {error.Message}")));
    }

    [Fact]
    public void Paths_AreFilesOrFoldersThatExist()
    {
        var paths = Documents.Spans.Where(span => RepositoryPath().IsMatch(span.Text)).ToList();

        Assert.InRange(paths.Count, 20, int.MaxValue);
        Assert.Empty(paths.Where(span => !Roots.Any(root => Exists(root, span.Text))).Select(span => $"{span.File.Name}: {span.Text}"));
    }

    [Fact]
    public void TestClasses_Exist()
    {
        var classes = Assembly.GetExecutingAssembly().GetTypes().Select(type => type.Name).ToHashSet();
        var named = Documents.Spans.Where(span => TestClass().IsMatch(span.Text)).ToList();

        Assert.InRange(named.Count, 25, int.MaxValue);
        Assert.Empty(named.Where(span => !classes.Contains(span.Text)).Select(span => $"{span.File.Name}: {span.Text}"));
    }

    private static bool Resolves(FileInfo from, string target)
    {
        var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
        var file = path.Length == 0 ? from : new FileInfo(Path.Combine(from.DirectoryName!, path));
        return anchor is null
            ? file.Exists || Directory.Exists(file.FullName)
            : file.Exists && Documents.Anchors(file).Contains(anchor);
    }

    private static bool Exists(string root, string path)
    {
        var full = Path.Combine(SourceFiles.Repository.FullName, root, path);
        return Directory.Exists(full) || File.Exists(full) || File.Exists($"{full}.cs");
    }

    private static IEnumerable<FileInfo> Sources(string folder) =>
        SourceFiles.Repository.EnumerateDirectories(folder).Single().EnumerateFiles("*.cs", SearchOption.AllDirectories)
            .Where(file => !Outside().IsMatch(file.FullName));

    // The forms in which source files read settings: settings["Survey:Secret"], GetValue("Stop:Linger", …),
    // GetConnectionString("Survey"). For a section such as GetSection("Limits").Get<SubmissionLimits>(), the properties of the type count.
    private static HashSet<string> Settings()
    {
        var web = typeof(SurveyCommands).Assembly.GetTypes();
        return
        [
            .. Sources("src").Select(Documents.Text).SelectMany(text => SettingRead().Matches(text)).SelectMany(match =>
                (match.Groups["name"].Value, match.Groups["type"].Value) switch
                {
                    (var section, { Length: > 0 } type) =>
                        web.Single(t => t.Name == type).GetProperties().Where(p => p.CanWrite).Select(p => $"{section}:{p.Name}"),
                    (var name, _) => [match.Groups["connection"].Success ? $"ConnectionStrings:{name}" : name],
                }),
        ];
    }

    [GeneratedRegex(@"^(?:GET )?(?<path>/[^\s/.][^\s]*)$|https://survey\.example\.org(?<path>/\S+)")]
    private static partial Regex Address();

    [GeneratedRegex("^(?:ConnectionStrings|Survey|Proxy|Release|Limits|Links|Quotes|Reports|Results|Stop|Suggestions|LocalPostgres)"
        + "(?:__|:)[A-Za-z0-9_]+$")]
    private static partial Regex Setting();

    [GeneratedRegex(@":\d+$")]
    private static partial Regex Index();

    [GeneratedRegex("(?:settings\\[|GetValue\\(|GetSection\\()\"(?<name>\\w+:[\\w:]+)\"|"
        + "(?<connection>GetConnectionString)\\(\"(?<name>\\w+)\"\\)|"
        + "GetSection\\(\"(?<name>\\w+)\"\\)\\.Get<(?<type>\\w+)>")]
    private static partial Regex SettingRead();

    [GeneratedRegex("^[A-Z]+(?:_[A-Z]+)+$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"LinkWorkerSurvey\.Web(?:\.dll| --) (?<line>[a-z].*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"^(?!text/|application/)[A-Za-z][\w.-]*/(?!.*/bin/)[\w./-]*$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^[A-Z]\w+Tests$")]
    private static partial Regex TestClass();

    [GeneratedRegex(@"[/\\](?:bin|obj|node_modules)[/\\]")]
    private static partial Regex Outside();
}

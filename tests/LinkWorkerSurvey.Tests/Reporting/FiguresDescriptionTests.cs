using System.Net;
using System.Text.Json.Nodes;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the OpenAPI document against the behaviour of the site.</summary>
public class FiguresDescriptionTests
{
    private const string Address = "/openapi/figures.json";

    // The event stream of an open page is not for other tools.
    private const string Events = "/surveys/{window}/results/events";
    private const string Former = "/surveys/{window}/results/answers";

    private const string Compared = "/surveys/wave/results/figures.json?compare=2019";

    // All are read from one site, because nothing changes it.
    private static readonly Lazy<Task<Answers>> Read = new(ReadAsync);
    private static readonly string[] Addresses =
    [
        "/surveys/2019/results/figures.json",
        "/surveys/2019/results/figures.json?base=mentions&coding=before&order=questionnaire",
        "/surveys/wave/results/figures.json",
        Compared,
        "/surveys/wave/results/figures.json?compare=other",
        "/surveys/wave/results/figures.json?compare=2019&base=answered",
        "/surveys/empty/results/figures.json",
        "/surveys/empty/results/figures.json?base=answered",
        "/surveys/empty/results/figures.json?compare=2019",
    ];

    public static TheoryData<string> EveryAddress => [.. Addresses];

    [Fact]
    public async Task TheDocumentIsReadWithoutAnyFault()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var answer = await (await app.SignedInAsync("Coder")).GetAsync(Address);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var read = OpenApiDocument.Parse(await answer.Content.ReadAsStringAsync(), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task ItNamesEveryAddressUnderResultsThatIsNoPage_AndNoOther()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var document = await DocumentAsync(await app.SignedInAsync("Coder"));
        var mapped =
            from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
            let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
            where route.StartsWith("/surveys/{window}/results/", StringComparison.Ordinal) && route is not (Events or Former)
            from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
            select $"{method} {route}";
        Assert.Equal(
            mapped.Order(StringComparer.Ordinal),
            document
                .Paths.SelectMany(path => path.Value.Operations!, (path, operation) => $"{operation.Key} {path.Key}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EachWordOfAParameterIsTaken_TheUsualOneChangesNothing_AndAnotherIsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        foreach (var (path, operation) in Operations(await DocumentAsync(analyst)))
        {
            var address = At(path, "wave");
            var usual = await analyst.GetStringAsync(address);
            Assert.Equal(
                ["window", "base", "order", "coding", "intervals", "compare"],
                operation.Parameters!.Select(p => p.Name).Where(name => name is not ("file" or "size")));
            Assert.All(operation.Parameters!, parameter => Assert.NotEmpty(parameter.Description!));
            foreach (var parameter in operation.Parameters!.Where(p => p.Schema!.Enum is { Count: > 0 }))
            {
                var words = parameter.Schema!.Enum!.Select(word => word.GetValue<string>()).ToList();
                Assert.Contains(parameter.Schema.Default!.GetValue<string>(), words);
                // An archive, such as a workbook, contains the time at which it was written.
                var again = await analyst.GetStringAsync($"{address}?{parameter.Name}={parameter.Schema.Default}");
                Assert.Equal(WithoutArchive(usual), WithoutArchive(again));
                Assert.All(words, word =>
                    Assert.Contains(
                        $"`{word}`",
                        parameter.Name == "intervals" ? $"`{word}`" : parameter.Description!,
                        StringComparison.Ordinal));
                foreach (var word in words)
                    Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync($"{address}?{parameter.Name}={word}")).StatusCode);
                foreach (var wrong in new[] { "something", "0", "1", $"{words[0]},{words[1]}", $"%20{words[0]}" })
                    Assert.Equal(
                        (wrong, HttpStatusCode.BadRequest),
                        (wrong, (await analyst.GetAsync($"{address}?{parameter.Name}={wrong}")).StatusCode));
            }
        }
    }

    [Fact]
    public async Task EveryAnswerThatIsSaidIsGiven_InTheMediaTypeThatIsSaid()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        foreach (var (path, operation) in Operations(await DocumentAsync(analyst)))
        {
            var address = At(path, "wave");
            using var byScript = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "X-Requested-With", "XMLHttpRequest" } } };
            var given = new[]
            {
                await analyst.GetAsync(address),
                await app.Client().GetAsync(address),
                await analyst.GetAsync($"{address}?base=some"),
                await app.Client().SendAsync(byScript),
                await analyst.GetAsync(At(path, "none")),
            };

            // The last status is for an unavailable database, which the fault tests cover.
            Assert.Equal(
                operation.Responses!.Keys.Order(StringComparer.Ordinal),
                given.Select(answer => $"{(int)answer.StatusCode}").Append("503").Order(StringComparer.Ordinal));
            Assert.Equal(operation.Responses["200"].Content!.Keys.First(), given[0].Content.Headers.ContentType!.MediaType);
            foreach (var (other, number) in operation.Responses["200"].Content!.Keys.Skip(1).Select((key, i) => (key, i + 1)))
                Assert.Equal(other, (await analyst.GetAsync(At(path, "wave", number))).Content.Headers.ContentType!.MediaType);
            Assert.NotNull(given[1].Headers.Location);
            Assert.Contains("Location", operation.Responses["302"].Headers!.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(EveryAddress))]
    public async Task TheJsonIsWhatItsSchemaSays(string address)
    {
        var (schema, written) = await Read.Value;
        Assert.Empty(SchemaCheck.Faults(schema, JsonNode.Parse(written[address])));
    }

    [Fact]
    public async Task AnythingElseThanItsSchemaSaysIsNoticed()
    {
        var (schema, all) = await Read.Value;
        var written = all[Compared];

        // Each place in the JSON, once for each path: with an unknown property beside it, without it, with another type, and null.
        var places = Places(JsonNode.Parse(written), "").DistinctBy(place => place.Way).ToList();
        Assert.InRange(places.Count, 50, 100);
        foreach (var (way, at) in places)
        {
            Changed((members, _) => members["somethingNew"] = 1);
            Changed((members, name) => members[name] = members[name] is JsonObject ? "text" : new JsonObject());
            if (at[^1] is not "comparison")
                Changed((members, name) => members.Remove(name));

            void Changed(Action<JsonObject, string> change)
            {
                var json = JsonNode.Parse(written);
                change(
                    at[..^1].Aggregate(json, (node, step) => step is int index ? node![index] : node![(string)step])!.AsObject(),
                    (string)at[^1]);
                Assert.True(SchemaCheck.Faults(schema, json).Count > 0, $"{way} was changed and nothing was said.");
            }
        }
    }

    [Fact]
    public async Task EverythingInTheJsonIsExplained()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var document = await DocumentAsync(await app.SignedInAsync("Coder"));
        Assert.All(document.Components!.Schemas!, schema =>
            Assert.True(schema.Value.Description is { Length: > 0 }, $"{schema.Key} is not explained."));
        Assert.All(document.Components.Schemas!.Values, schema =>
            Assert.All(schema.Enum ?? [], word => Assert.Contains($"`{word}`", schema.Description!, StringComparison.Ordinal)));
        Assert.All(
            document.Components.Schemas!.SelectMany(
                schema => schema.Value.Properties ?? new Dictionary<string, IOpenApiSchema>(),
                (schema, property) => (Of: schema.Key, Name: property.Key, property.Value)),
            property =>
                Assert.True(
                    (property.Value.OneOf is [_, var present] ? present : property.Value).Description is { Length: > 0 },
                    $"{property.Name} of {property.Of} is not explained."));
    }

    [Theory]
    [InlineData("/surveys/wave/results/figures.csv")]
    [InlineData("/surveys/wave/results/figures.csv?compare=2019")]
    public async Task EveryColumnOfTheCsvIsExplained_InItsOrder(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var explained = (await DocumentAsync(analyst))
            .Paths["/surveys/{window}/results/figures.csv"]
            .Operations![HttpMethod.Get]
            .Description!.Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .ToList();
        var columns = Figure.Cells(await analyst.GetStringAsync(address))[0];
        Assert.Equal(explained.Take(columns.Length), columns);
        Assert.Equal(address.Contains("compare", StringComparison.Ordinal), explained.Count == columns.Length);
    }

    [Fact]
    public async Task TheDownloadsPageLeadsToIt()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var page = await (await app.SignedInAsync("Analyst")).PageAsync("/surveys/2019/results/downloads");
        Assert.Equal("described", Assert.Single(page.QuerySelectorAll($"a[href='{Address}']")).TextContent);
    }

    private static async Task<Answers> ReadAsync()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await ComparedWindow.MakeAsync(database, "other");
        await TestData.OpenWindowAsync(database, "empty");
        await database.RunAsync(
            "UPDATE survey_window SET population = 1300; "
                + "INSERT INTO net (frame_id, label) SELECT id, 'All of it' FROM frame; UPDATE code SET net_id = net.id FROM net WHERE "
                + "net.frame_id = code.frame_id");
        await using var app = new SurveyApp(database);
        var analyst = await app.SignedInAsync("Analyst");
        var written = new Dictionary<string, string>();
        foreach (var address in Addresses)
            written[address] = await analyst.GetStringAsync(address);
        return new Answers(Schema(await DocumentAsync(analyst)), written);
    }

    private static async Task<OpenApiDocument> DocumentAsync(HttpClient client) =>
        OpenApiDocument.Parse(await client.GetStringAsync(Address), "json").Document!;

    private static string At(string path, string window, int format = 0) =>
        path.Replace("{window}", window, StringComparison.Ordinal)
            .Replace("{file}", format == 0 ? "Q2.svg" : "Q2.png", StringComparison.Ordinal);

    private static IEnumerable<(string Path, OpenApiOperation Operation)> Operations(OpenApiDocument document) =>
        document.Paths.SelectMany(path => path.Value.Operations!.Values, (path, operation) => (path.Key, operation));

    private static IOpenApiSchema Schema(OpenApiDocument document) =>
        document
            .Paths["/surveys/{window}/results/figures.json"]
            .Operations![HttpMethod.Get].Responses!["200"].Content!["application/json"].Schema!;

    private static IEnumerable<(string Way, object[] At)> Places(JsonNode? json, string way, params object[] at) =>
        json switch
        {
            JsonObject members => members.SelectMany(member =>
                Places(member.Value, $"{way}.{member.Key}", [.. at, member.Key]).Prepend(($"{way}.{member.Key}", [.. at, member.Key]))),
            JsonArray items => items.SelectMany((item, index) => Places(item, $"{way}[]", [.. at, index])),
            _ => [],
        };

    private sealed record Answers(IOpenApiSchema Schema, IReadOnlyDictionary<string, string> Json);

    private static string WithoutArchive(string content) => content.StartsWith("PK", StringComparison.Ordinal) ? "an archive" : content;
}

using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LinkWorkerSurvey.Web.Api;

/// <summary>
/// Describes the figures endpoints in an OpenAPI document, which requires sign-in. Its JSON schemas are generated from the serialized
/// record types.
/// </summary>
internal static class FiguresDescription
{
    /// <summary>The path of the OpenAPI document.</summary>
    public const string Address = "/openapi/figures.json";

    /// <summary>The description of the CSV columns in the OpenAPI document.</summary>
    public static readonly string OfTheCsv = $"""
        RFC 4180, in UTF-8, with a header: one row a category or net. A text that a spreadsheet would take for a formula has a ' before
        it. Columns are told by their names, not by their places.

        {Table(FiguresCsv.Columns)}

        With `compare`, after these:

        {Table(FiguresCsv.ComparedColumns)}
        """;

    private const string Group = "figures";
    private const string ForPeople = "The body is a page for people.";

    private const string About = """
        The figures that the results page of a window shows, for staff who are signed in. Address, parameters and sign-in are those
        of the page, and so are the figures: a link to a page's figures asks for what the page shows.

        Percentages are whole numbers of the base each table names, and null where the base is empty. In a reconstruction a figure is
        `published` or `synthetic` (made up); elsewhere it is `counted`. Cross-tables and answers are taken from their
        own pages and are not described here.
        """;

    // The meaning of each query parameter. ResultsChoices.Words defines the permitted values and the default.
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["base"] =
            "What percentages are of: `all` respondents of the window, those who `answered` the question, or `mentions`, of which a "
                + "respondent in three categories makes three.",
        ["order"] =
            "The order of rows: the `largest` count first, or as the `questionnaire` offers them. The points of a rating scale always keep "
                + "their order, and 'Other' is always last.",
        ["coding"] =
            "`after`: answers in words count where they were coded. `before`: only what respondents ticked themselves counts, and every "
                + "'Other' is an 'Other'.",
        ["intervals"] = "Whether the page and its charts draw intervals. Without effect on JSON and CSV, which always hold them.",
    };

    private static readonly Dictionary<string, string> Places = new()
    {
        ["window"] = "The window's name, as its address has it: `2019`.",
        ["file"] = "Which chart, as `.svg` or `.png`: a question (`Q7.svg`), a facet of one, counted from 1 (`Q8.2.png`), or the forms " +
            "received by day over all links (`days.svg`).",
    };

    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(WindowKind)] =
            "Where a window's answers come from. `live`: given by respondents. `demonstration`: some were made up by the program. "
                + "`reconstruction`: all were made up, so that "
                + "their counts give the percentages a past wave published. `imported`: collected elsewhere.",
        [typeof(PercentageBase)] = Meanings["base"],
        [typeof(RowOrder)] = Meanings["order"],
        [typeof(BaseMark)] =
            $"How a base is marked where it is small. `bracketed`: under {BaseMarks.BracketedUnder}. `flagged`: under "
                + $"{BaseMarks.FlaggedUnder}, no more than a hint. `none`: neither.",
        [typeof(CategorySource)] =
            "Where a category comes from. `option`: an answer offered by the questionnaire. `other`: coded from what was written beside "
                + "'Other', or 'Other' itself. `open`: coded "
                + "from the answers to an open question.",
        [typeof(FigureOrigin)] =
            "What a figure rests on. `counted`: the released answers of the window; its `kind` says where they come "
            + "from. `published`: made-up answers, and it equals a figure that was published of a past wave. `synthetic`: made-up "
            + "answers, and nothing was published, or something of another base or after coding: the figure itself is made up.",
        [typeof(ChangeVerdict)] =
            "What can be said of the difference. `higher`, `lower`: clearly more or less than in the other wave. `noClearChange`: no "
                + "more than chance brings about. `awaitsCoding`: clear, but "
                + $"answers that wait to be coded could undo it. `tooFew`: a base is under {BaseMarks.FlaggedUnder}.",
    };

    public static void AddFiguresDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => FiguresJson.Configure(json.SerializerOptions));
        services.AddOpenApi(document =>
        {
            document.ShouldInclude = endpoint => endpoint.GroupName == Group;
            document.AddDocumentTransformer((written, _, _) => Introduce(written));
            document.AddSchemaTransformer(SayWhatIsAlwaysThereAsync);
        });
    }

    public static void MapFiguresDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi(Address).Require(Permission.ReadResults);

    /// <summary>Adds the endpoints of a group to the OpenAPI document.</summary>
    public static RouteGroupBuilder Described(this RouteGroupBuilder group) =>
        group.WithGroupName(Group).WithTags("Figures").AddOpenApiOperationTransformer((operation, _, _) => Describe(operation));

    private static Task Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo { Title = "Link Worker Survey: figures for other tools", Version = "1", Description = About };
        document.AddComponent<IOpenApiSecurityScheme>(StaffSecurity.Cookie, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = StaffSecurity.Cookie,
            Description = "The cookie that the sign-in of the site sets. Every role may read figures.",
        });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(StaffSecurity.Cookie, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiOperation operation)
    {
        var ofThePath = operation
            .Parameters!.OfType<OpenApiParameter>()
            .Where(parameter => parameter.In == ParameterLocation.Path)
            .ToList();
        foreach (var parameter in ofThePath)
            parameter.Description = Places[parameter.Name!];
        operation.Parameters =
        [
            .. ofThePath,
            .. ResultsChoices.Words.Select(choice =>
                Parameter(
                    choice.Key,
                    $"{Meanings[choice.Key]} Capitals do not matter.",
                    new OpenApiSchema
                    {
                        Type = JsonSchemaType.String,
                        Enum = [.. choice.Value.Select(word => JsonValue.Create(word))],
                        Default = choice.Value[0],
                    })),
            Parameter(
                "compare",
                "Sets the figures beside another wave: the name of a published wave (`2019`) or of another window. Left out or empty: "
                    + "beside none.",
                new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Pattern = Slug.Pattern,
                    MaxLength = Slug.Limit,
                }),
            Parameter(
                "question",
                "The one question that the page shows large. Read for its sake and without effect here: all questions are answered.",
                new OpenApiSchema { Type = JsonSchemaType.String }),
        ];

        operation.Responses!["200"].Description = "The figures.";
        operation.Responses["302"] = new OpenApiResponse
        {
            Description = "Nobody is signed in. Leads to the sign-in.",
            Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Location"] = new OpenApiHeader
                {
                    Description = "The sign-in, which leads back.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                },
            },
        };
        operation.Responses["400"] = new OpenApiResponse { Description = $"A parameter has a value that it cannot have. {ForPeople}" };
        operation.Responses["401"] = new OpenApiResponse
        {
            Description = $"Nobody is signed in, and the request says `X-Requested-With: XMLHttpRequest`. {ForPeople}",
        };
        operation.Responses["404"] = new OpenApiResponse
        {
            Description = $"There is no window, question or chart of that name, or it cannot be compared with that wave. {ForPeople}",
        };
        operation.Responses["503"] = new OpenApiResponse
        {
            Description = $"The database cannot be reached just now. Ask again later. {ForPeople}",
        };
        return Task.CompletedTask;
    }

    private static OpenApiParameter Parameter(string name, string meaning, OpenApiSchema schema) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Query,
            Description = meaning,
            Schema = schema,
        };

    // The schemas describe responses only. A property without JsonIgnore is always written, and no other property is.
    private static async Task SayWhatIsAlwaysThereAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancel)
    {
        var type = context.JsonTypeInfo;
        if (Nullable.GetUnderlyingType(type.Type) is { IsPrimitive: false } present)
        {
            // A nullable value has the schema of its underlying type, or is null.
            var described = await context.GetOrCreateSchemaAsync(present, cancellationToken: cancel);
            (schema.Description, schema.Properties, schema.Required, schema.Enum) = (
                described.Description,
                described.Properties,
                described.Required,
                described.Enum);
            schema.AdditionalPropertiesAllowed = described.AdditionalPropertiesAllowed;
            if (context.JsonPropertyInfo is not null)
                (schema.Metadata ??= new Dictionary<string, object>())["x-is-nullable-property"] = true;
        }
        else if (Words.GetValueOrDefault(type.Type) is { } words)
        {
            schema.Description = words;
        }
        else if (type.Kind == JsonTypeInfoKind.Object && schema.Properties is { } written)
        {
            schema.AdditionalPropertiesAllowed = false;
            schema.Required = type
                .Properties.Where(property => written.ContainsKey(property.Name) && !MayBeLeftOut(property))
                .Select(property => property.Name)
                .ToHashSet();
        }
    }

    private static string Table(IEnumerable<(string Name, string Meaning)> columns) =>
        string.Join(
            '\n',
            ["| column | meaning |", "| --- | --- |", .. columns.Select(column => $"| `{column.Name}` | {column.Meaning} |")]);

    private static bool MayBeLeftOut(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
            is [JsonIgnoreAttribute { Condition: not JsonIgnoreCondition.Never }, ..];
}

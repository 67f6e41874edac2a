using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Reads every page, as an administrator or as each role of staff. It takes the routes from the application itself, and must know the
/// parameters of each.
/// </summary>
internal sealed class StaffBot
{
    // The requests for each route. It is empty for pages with a person's own link, for forms that change each time, and for signing out.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["/"] = ["/"],
        ["/Index"] = [],
        ["/account/choose-password"] = [],
        ["/account/denied"] = ["/account/denied"],
        ["/account/first"] = [],
        ["/account/password"] = ["/account/password"],
        ["/account/sign-in"] = [],
        ["/account/sign-out"] = [],
        ["/account/staff"] = ["/account/staff"],
        ["/people"] = ["/people"],
        ["/people/activity"] = ["/people/activity", "/people/activity?handler=csv"],
        ["/people/new"] = ["/people/new"],
        ["/people/{id:guid}"] = [],
        ["/error/{status:range(400,599)}"] = [],
        ["/health"] = [],
        ["/i/{window}/thanks/{sealed}"] = [],
        ["/forget.svg"] = ["/forget.svg"],
        ["/i/{window}/{token}"] = [],
        ["/openapi/figures.json"] = ["/openapi/figures.json"],
        ["/questionnaires"] = ["/questionnaires"],
        ["/questionnaires/{id:int}"] = ["/questionnaires/1"],
        ["/results"] = ["/results"],
        ["/results/{window}/{**rest}"] = ["/results/wave"],
        ["/windows/{**rest}"] = ["/windows/wave"],
        ["/surveys/{window}/coding"] = ["/surveys/wave/coding"],
        ["/surveys/{window}/coding/keys"] = ["/surveys/wave/coding/keys"],
        ["/surveys/{window}/coding/quotes"] = ["/surveys/wave/coding/quotes", "/surveys/wave/coding/quotes?question=Q4"],
        ["/surveys/{window}/coding/{table}"] =
        [
            "/surveys/wave/coding/Q2?show=all",
            "/surveys/wave/coding/Q2?handler=Ahead&show=all",
            "/surveys/wave/coding/Q4?show=all",
            "/surveys/wave/coding/Q4?handler=Ahead&show=all&order=alike",
            "/surveys/wave/coding/Q8.1?handler=Ahead",
            "/surveys/wave/coding/Q8.2?show=all",
        ],
        ["/surveys/{window}/coding/{table}/quote"] = [],
        ["/surveys/{window}/coding/{table}/events"] = [],
        ["/surveys/{window}/coding/{table}/groups"] = ["/surveys/wave/coding/Q4/groups"],
        ["/surveys/{window}/coding/{table}/agreement"] =
            ["/surveys/wave/coding/Q2/agreement", "/surveys/wave/coding/Q4/agreement", "/surveys/wave/coding/Q8.2/agreement"],
        ["/surveys/{window}/coding/{table}/codes"] =
        [
            "/surveys/wave/coding/Q2/codes",
            "/surveys/wave/coding/Q4/codes",
            "/surveys/wave/coding/Q4/codes?add=code",
            "/surveys/wave/coding/Q4/codes?add=codes",
            "/surveys/wave/coding/Q4/codes?handler=csv",
            "/surveys/wave/coding/Q6/codes?add=net",
            "/surveys/wave/coding/Q8.2/codes",
        ],
        ["/surveys/{window}/results"] =
        [
            "/surveys/wave/results",
            "/surveys/wave/results?base=answered&intervals=on",
            "/surveys/wave/results?compare=",
        ],
        ["/surveys/{window}/results/all"] =
        [
            "/surveys/wave/results/all",
            "/surveys/wave/results/all?base=answered",
            "/surveys/wave/results/all?base=mentions",
            "/surveys/wave/results/all?coding=before&order=questionnaire",
            "/surveys/wave/results/all?compare=2019",
        ],
        ["/surveys/{window}/results/questions/{question?}"] =
            ["/surveys/wave/results/questions", "/surveys/wave/results/questions/Q7?intervals=on"],
        ["/surveys/{window}/results/compare/{question?}"] = ["/surveys/wave/results/compare/Q9?base=all&compare=2019"],
        ["/surveys/{window}/results/meeting/{table?}"] = ["/surveys/wave/results/meeting/Q8.2?compare=2019"],
        // The event stream shows the same as the page, and does not end.
        ["/surveys/{window}/results/events"] = [],
        ["/surveys/{window}/results/answers"] = [],
        ["/surveys/{window}/results/downloads"] =
        [
            "/surveys/wave/results/downloads",
            "/surveys/wave/results/downloads?handler=Chart&table=Q2&size=slide&format=png",
        ],
        ["/surveys/{window}/results/charts.zip"] = ["/surveys/wave/results/charts.zip"],
        ["/surveys/{window}/results/charts/{file}"] =
        [
            "/surveys/wave/results/charts/Q2.svg",
            "/surveys/wave/results/charts/Q2.svg?size=post",
            "/surveys/wave/results/charts/Q8.1.svg",
            "/surveys/wave/results/charts/Q8.2.svg?base=answered",
            "/surveys/wave/results/charts/Q6.png?compare=2019",
            "/surveys/wave/results/charts/days.svg",
        ],
        ["/surveys/{window}/results/crosstab"] =
        [
            "/surveys/wave/results/crosstab",
            "/surveys/wave/results/crosstab?rows=Q2&columns=Q6",
            "/surveys/wave/results/crosstab?rows=Q4&columns=Q6",
            "/surveys/wave/results/crosstab?handler=csv&rows=Q2&columns=Q6",
        ],
        ["/surveys/{window}/results/figures.csv"] =
        [
            "/surveys/wave/results/figures.csv",
            "/surveys/wave/results/figures.csv?base=answered",
            "/surveys/wave/results/figures.csv?compare=2019",
        ],
        ["/surveys/{window}/results/figures.json"] =
        [
            "/surveys/wave/results/figures.json",
            "/surveys/wave/results/figures.json?base=answered",
            "/surveys/wave/results/figures.json?compare=2019",
        ],
        ["/surveys/{window}/results/figures.xlsx"] =
        [
            "/surveys/wave/results/figures.xlsx",
            "/surveys/wave/results/figures.xlsx?compare=2019",
        ],
        ["/surveys/{window}/results/quotes"] = ["/surveys/wave/results/quotes", "/surveys/wave/results/quotes?handler=csv"],
        ["/surveys/{window}/report/{section?}"] = ["/surveys/wave/report", "/surveys/wave/report/2.2", "/surveys/wave/report/2.9"],
        // Colleagues are told of each other until they leave the section.
        ["/surveys/{window}/report/{section}/edit"] = ["/surveys/wave/report/2.4/edit", "/surveys/wave/report/2.4"],
        ["/surveys/{window}/report/{section}/versions"] = [],
        ["/surveys/{window}/report/whole"] =
            ["/surveys/wave/report/whole", "/surveys/wave/report/whole?handler=file&name=figures.json"],
        ["/surveys/{window}/report/editions"] = ["/surveys/wave/report/editions"],
        ["/surveys/{window}/report/editions/{number:int}"] = [],
        ["/reports/{window}/{number:int?}"] = [],
        ["/reports/{window}/{number:int}/files/{file}"] = [],
        ["/reports/{window}/{number:int}/charts/{file}"] = [],
        ["/surveys/{window}/results/match"] = ["/surveys/wave/results/match?with=2019"],
        ["/s/{channel}"] = [],
        ["/s/{channel}/thanks/{sealed}"] = [],
        ["/what-we-store"] = ["/what-we-store"],
        ["/surveys"] = ["/surveys"],
        ["/surveys/import"] = ["/surveys/import"],
        ["/surveys/new"] = [],
        ["/surveys/{window}"] = ["/surveys/wave"],
        ["/surveys/{window}/activity"] = ["/surveys/wave/activity", "/surveys/wave/activity?handler=csv"],
        ["/surveys/{window}/set-up"] = ["/surveys/wave/set-up"],
        ["/surveys/{window}/preview"] = ["/surveys/wave/preview"],
        ["/surveys/{window}/share"] = ["/surveys/wave/share", "/surveys/wave/share?retire=wave"],
        ["/surveys/{window}/share/{file}"] = ["/surveys/wave/share/wave.svg"],
        ["/surveys/{window}/share/{link}/poster"] = ["/surveys/wave/share/wave/poster"],
        ["/withdraw"] = ["/withdraw"],
    };

    private readonly IReadOnlyList<(string Role, HttpClient Client)> staff;
    private readonly IReadOnlyList<string> addresses;

    private readonly SurveyApp app;

    private StaffBot(SurveyApp app, IReadOnlyList<(string, HttpClient)> staff, IReadOnlyList<string> addresses) =>
        (this.app, this.staff, this.addresses) = (app, staff, addresses);

    /// <summary>Signs in administrators, who may read every page, and the other roles if asked for.</summary>
    /// <param name="app">The site.</param>
    /// <param name="everyRole">Whether every role reads, and not administrators alone.</param>
    /// <param name="only">The addresses to read; null for all.</param>
    public static async Task<StaffBot> SignInAsync(SurveyApp app, bool everyRole, IReadOnlyList<string>? only = null)
    {
        var staff = new List<(string, HttpClient)>();
        foreach (var role in Roles.All.Select(role => role.Name).Where(role => everyRole || role == Roles.Administrator))
            staff.Add((role, await app.SignedInAsync(role)));
        return new(app, staff, only ?? [.. Routes(app).SelectMany(route => Known[route])]);
    }

    /// <summary>
    /// Returns the routes of the application that the bot does not know, so that it cannot show that they reveal nothing.
    /// </summary>
    public static IEnumerable<string> UnknownRoutes(SurveyApp app) => Routes(app).Where(route => !Known.ContainsKey(route));

    public async Task<PageSnapshot> ReadAsync()
    {
        // Suggestions follow decisions some moments later, orders and groups when they are asked for: pages are read once they are there.
        var (_, coder) = staff.Single(member => member.Role == Roles.Administrator);
        for (var turn = 0; turn < 2; turn++)
        {
            foreach (var page in addresses.Where(address => address.Contains("/wave/coding/Q", StringComparison.Ordinal)))
                (await coder.GetAsync(page)).Dispose();
            await app.LearnAsync();
        }

        var reading = new PageSnapshot();
        foreach (var (role, client) in staff)
        {
            foreach (var address in addresses)
                await reading.AddAsync($"{role} {address}", await client.GetAsync(address));
        }

        return reading;
    }

    private static IEnumerable<string> Routes(SurveyApp app) =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e =>
                e.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods
                || methods.HttpMethods.Contains("GET"))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.StartsWith("/assets/", StringComparison.Ordinal) && route != "/{**path:file}")
            .Distinct()
            .Order(StringComparer.Ordinal);
}

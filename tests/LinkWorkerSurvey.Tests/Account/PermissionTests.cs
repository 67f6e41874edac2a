using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>Requests every endpoint as every role and without signing in. An endpoint that is not in the table fails the test.</summary>
public class PermissionTests
{
    // Null: no sign-in required. A page's handlers are listed by method and name.
    private static readonly Dictionary<string, Permission?> Needed = new()
    {
        ["GET /"] = null,
        ["GET /Index"] = null,
        ["GET /account/choose-password"] = null,
        ["POST /account/choose-password"] = null,
        ["GET /account/first"] = null,
        ["POST /account/first"] = null,
        ["GET /account/sign-in"] = null,
        ["POST /account/sign-in"] = null,
        ["GET /account/sign-out"] = null,
        ["POST /account/sign-out"] = null,
        ["GET /error/{status:range(400,599)}"] = null,
        ["GET /forget.svg"] = null,
        ["GET /health"] = null,
        ["GET /i/{window}/thanks/{sealed}"] = null,
        ["GET /i/{window}/{token}"] = null,
        ["POST /i/{window}/{token}"] = null,
        ["GET /reports/{window}/{number:int?}"] = null,
        ["GET /reports/{window}/{number:int}/charts/{file}"] = null,
        ["GET /reports/{window}/{number:int}/files/{file}"] = null,
        ["GET /s/{channel}"] = null,
        ["POST /s/{channel}"] = null,
        ["GET /s/{channel}/thanks/{sealed}"] = null,
        ["GET /what-we-store"] = null,
        ["GET /withdraw"] = null,
        ["POST /withdraw"] = null,
        ["GET /openapi/figures.json"] = Permission.ReadResults,
        ["GET /questionnaires"] = Permission.ReadResults,
        ["GET /questionnaires/{id:int}"] = Permission.ReadResults,
        ["GET /results"] = null,
        ["HEAD /results"] = null,
        ["GET /results/{window}/{**rest}"] = null,
        ["HEAD /results/{window}/{**rest}"] = null,
        ["GET /windows/{**rest}"] = null,
        ["HEAD /windows/{**rest}"] = null,
        ["GET /surveys"] = Permission.ReadResults,
        ["GET /surveys/import"] = Permission.ManageWindows,
        ["POST /surveys/import"] = Permission.ManageWindows,
        ["POST /surveys/import Import"] = Permission.ManageWindows,
        ["GET /surveys/new"] = Permission.ManageWindows,
        ["POST /surveys/new"] = Permission.ManageWindows,
        ["GET /surveys/{window}"] = Permission.ReadResults,
        ["POST /surveys/{window} Decide"] = Permission.ManageWindows,
        ["GET /surveys/{window}/set-up"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Change"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Close"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Delete"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Open"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Pause"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Resume"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Schedule"] = Permission.ManageWindows,
        ["POST /surveys/{window}/set-up Undo"] = Permission.ManageWindows,
        ["GET /surveys/{window}/preview"] = Permission.ManageWindows,
        ["POST /surveys/{window}/preview"] = Permission.ManageWindows,
        ["GET /surveys/{window}/share"] = Permission.ManageWindows,
        ["POST /surveys/{window}/share Link"] = Permission.ManageWindows,
        ["POST /surveys/{window}/share Rename"] = Permission.ManageWindows,
        ["POST /surveys/{window}/share Retire"] = Permission.ManageWindows,
        ["GET /surveys/{window}/share/{file}"] = Permission.ManageWindows,
        ["GET /surveys/{window}/share/{link}/poster"] = Permission.ManageWindows,
        ["GET /surveys/{window}/activity"] = Permission.ReadResults,
        ["GET /surveys/{window}/coding"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/keys"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/quotes"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/quotes Approve"] = Permission.ApproveQuotes,
        ["POST /surveys/{window}/coding/quotes Unuse"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/quotes Use"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/quotes Withdraw"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/quote"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/quote Preview"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/quote Save"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table} Ahead"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table} Suggest"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/groups"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/groups"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table} Code"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table} Save"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table} Undo"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/events"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/agreement"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/agreement Csv"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/agreement Ask"] = Permission.SignOffCoding,
        ["POST /surveys/{window}/coding/{table}/agreement Compare"] = Permission.SignOffCoding,
        ["POST /surveys/{window}/coding/{table}/agreement Reopen"] = Permission.SignOffCoding,
        ["POST /surveys/{window}/coding/{table}/agreement Settle"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/agreement SignOff"] = Permission.SignOffCoding,
        ["GET /surveys/{window}/coding/{table}/codes"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/coding/{table}/codes Csv"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Copy"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes File"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes AddCode"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes AddNet"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Change"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Merge"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Move"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes RemoveNet"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Remove"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes RenameNet"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Review"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Split"] = Permission.CodeAnswers,
        ["POST /surveys/{window}/coding/{table}/codes Undo"] = Permission.CodeAnswers,
        ["GET /surveys/{window}/report/{section?}"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Draft"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Quote"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Reopen"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Review"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Take"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section?} Unquote"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/{section}/edit"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section}/edit"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section}/edit Preview"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/{section}/versions"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/{section}/versions"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/whole"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/whole File"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/editions"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/editions"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/editions Discard"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/editions Publish"] = Permission.WriteReports,
        ["POST /surveys/{window}/report/editions Withdraw"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/editions/{number:int}"] = Permission.WriteReports,
        ["GET /surveys/{window}/report/editions/{number:int} Chart"] = Permission.WriteReports,
        ["GET /surveys/{window}/results"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/all"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/compare/{question?}"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/meeting/{table?}"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/questions/{question?}"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/charts/{file}"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/crosstab"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/crosstab Csv"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/events"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/figures.csv"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/figures.json"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/figures.xlsx"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/charts.zip"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/quotes"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/quotes Csv"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/match"] = Permission.MatchWordings,
        ["POST /surveys/{window}/results/match"] = Permission.MatchWordings,
        ["GET /surveys/{window}/results/downloads"] = Permission.ReadResults,
        ["GET /surveys/{window}/results/downloads Chart"] = Permission.ReadResults,
        ["POST /surveys/{window}/results/downloads Texts"] = Permission.DownloadTexts,
        ["POST /surveys/{window}/results/downloads Cases"] = Permission.DownloadCases,
        ["GET /surveys/{window}/results/answers"] = null,
        ["HEAD /surveys/{window}/results/answers"] = null,
        ["GET /surveys/{window}/activity Csv"] = Permission.ReadResults,
        ["GET /account/staff"] = null,
        ["HEAD /account/staff"] = null,
        ["GET /people"] = Permission.ManageStaff,
        ["GET /people/activity"] = Permission.ManageStaff,
        ["GET /people/activity Csv"] = Permission.ManageStaff,
        ["GET /people/new"] = Permission.ManageStaff,
        ["POST /people/new"] = Permission.ManageStaff,
        ["GET /people/{id:guid}"] = Permission.ManageStaff,
        ["POST /people/{id:guid} End"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Name"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Reinstate"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Remove"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Renew"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Role"] = Permission.ManageStaff,
        ["POST /people/{id:guid} Suspend"] = Permission.ManageStaff,
    };

    // For every member of staff who is signed in.
    private static readonly string[] AnyRole = ["GET /account/denied", "GET /account/password", "POST /account/password"];

    [Fact]
    public async Task EveryEndpoint_LetsInExactlyTheRolesWithItsPermission()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var asked = new Dictionary<string, HttpClient> { ["nobody"] = app.Client() };
        foreach (var role in Roles.All)
            asked.Add(role.Name, await app.SignedInAsync(role.Name));
        var endpoints = await EndpointsAsync(app);

        Assert.Equal(Needed.Keys.Concat(AnyRole).Order(StringComparer.Ordinal), endpoints.Order(StringComparer.Ordinal));
        foreach (var endpoint in endpoints)
        {
            foreach (var (name, client) in asked)
            {
                using var answer = await AskAsync(client, endpoint);
                var sentTo = answer.Headers.Location?.ToString() ?? "";
                var refused = sentTo.Contains(name == "nobody" ? "/account/sign-in?from" : "/account/denied", StringComparison.Ordinal);
                Assert.True(refused != MayAsk(endpoint, name), $"{endpoint} as {name}: {(int)answer.StatusCode} {sentTo}");
            }
        }
    }

    [Fact]
    public async Task RoleIds_AreAsTheyWereStored_WhateverTheirOrder()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Equal(
            [
                "00000001-0000-0000-0000-000000000000 Administrator", "00000002-0000-0000-0000-000000000000 Analyst",
                "00000003-0000-0000-0000-000000000000 Coder",
            ],
            await database.ListAsync<string>("SELECT id || ' ' || name FROM role ORDER BY 1"));
        Assert.Equal(Roles.All.Count, Roles.All.Select(role => role.Id).Distinct().Count());
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.Contains(Roles.Administrator, Roles.With(permission)));
    }

    private static bool MayAsk(string endpoint, string name) =>
        AnyRole.Contains(endpoint) ? name != "nobody" : Needed[endpoint] is not { } permission || Roles.With(permission).Contains(name);

    /// <summary>Returns every endpoint of the application; each handler of a page counts as one.</summary>
    private static async Task<IReadOnlyList<string>> EndpointsAsync(SurveyApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var found = new List<string>();
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = Handlers(await loader.LoadAsync(page, endpoint.Metadata));
                found.AddRange(handlers.Select(handler => $"{handler.Method} {route} {handler.Name}".TrimEnd()));
            }
            else if (!route.StartsWith("/assets/", StringComparison.Ordinal) && route != "/{**path:file}")
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                found.AddRange(methods.Select(method => $"{method} {route}"));
            }
        }

        // Signing out comes last, because it ends the session.
        return
        [
            .. found
                .Distinct()
                .OrderBy(endpoint => endpoint.EndsWith("/sign-out", StringComparison.Ordinal))
                .ThenBy(endpoint => endpoint, StringComparer.Ordinal),
        ];
    }

    // A page without handlers is rendered directly. Overrides of the base class are listed too, under a method that no client sends.
    private static IEnumerable<(string Method, string? Name)> Handlers(CompiledPageActionDescriptor page) =>
        page.HandlerMethods.Where(handler => handler.HttpMethod != "Page")
            .Select(handler => (handler.HttpMethod.ToUpperInvariant(), handler.Name))
            .DefaultIfEmpty(("GET", null));

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string endpoint)
    {
        var parts = endpoint.Split(' ');
        var address = parts[1].Replace("{window}", "wave", StringComparison.Ordinal).Replace("{channel}", "wave", StringComparison.Ordinal)
            .Replace("{file}", "Q2.svg", StringComparison.Ordinal).Replace("{status:range(400,599)}", "404", StringComparison.Ordinal)
            .Replace("{**rest}", "wave", StringComparison.Ordinal).Replace("{link}", "wave", StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{section}", "2.2", StringComparison.Ordinal)
            .Replace("{id:int}", "1", StringComparison.Ordinal).Replace("{table}", "Q4", StringComparison.Ordinal)
            .Replace("{id:guid}", "b3f4a8a4-0000-4000-8000-000000000000", StringComparison.Ordinal)
            .Replace("{sealed}", "x", StringComparison.Ordinal).Replace("{token}", "x", StringComparison.Ordinal);
        if (parts.Length > 2)
            address += $"?handler={parts[2]}";
        if (parts[0] is "GET" or "HEAD")
        {
            using var asked = new HttpRequestMessage(new HttpMethod(parts[0]), address);
            return await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
        }

        // The token of any page will do. A refusal must also happen with a valid token.
        var token = (await client.PageAsync("/account/sign-in")).QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value")
            ?? (await client.PageAsync("/account/denied")).QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await client.PostAsync(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]));
    }
}

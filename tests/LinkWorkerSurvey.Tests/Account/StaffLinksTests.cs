using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;

namespace LinkWorkerSurvey.Tests.Account;

/// <summary>Follows the links of staff pages from one page to the next, as each role.</summary>
public class StaffLinksTests
{
    [Theory]
    [InlineData(Roles.Administrator, 80)]
    [InlineData(Roles.Analyst, 50)]
    [InlineData(Roles.Coder, 50)]
    public async Task EveryLink_LeadsToAPageThatTheRoleMaySee_AndToAPlaceOnIt(string role, int least)
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.Get<Demonstration>().OpenAsync();
        await ComparedWindow.MakeAsync(database, "compared");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(role);
        var failed = new List<string>();
        var seen = new HashSet<string>();
        var left = new Queue<(Uri Address, string From)>([(new Uri(client.BaseAddress!, "/surveys"), "")]);

        while (left.TryDequeue(out var next))
        {
            var answer = await client.GetAsync(next.Address, HttpCompletionOption.ResponseHeadersRead);
            var path = $"{next.Address.PathAndQuery}{next.Address.Fragment} from {next.From}";
            if (answer.Headers.Location is { } location)
            {
                Add(location.ToString());
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
                failed.Add($"{path}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await answer.PageAsync();
            if (next.Address.Fragment.Length > 1 && page.GetElementById(next.Address.Fragment[1..]) is null)
                failed.Add($"{path}: no such place");
            foreach (var link in page.QuerySelectorAll("a[href]"))
                Add(link.GetAttribute("href")!);

            // Each page and place once, whatever its choices. Charts take long to draw and have tests of their own.
            void Add(string address)
            {
                var target = new Uri(next.Address, address);
                if (target.AbsolutePath is "/account/denied" or "/account/sign-in")
                    failed.Add($"{path}: leads to {target.AbsolutePath}");
                else if (target.Host == next.Address.Host && !target.AbsolutePath.Contains("/charts", StringComparison.Ordinal)
                    && seen.Add(target.AbsolutePath + target.Fragment
                        + (target.Query.Contains("handler", StringComparison.Ordinal) ? target.Query : "")))
                    left.Enqueue((target, next.Address.PathAndQuery));
            }
        }

        Assert.Empty(failed);
        Assert.True(seen.Count > least, $"{seen.Count} pages and places were found.");
    }
}

using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting.Comparison;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Follows the links of staff pages from one page to the next.</summary>
public class StaffLinksTests
{
    [Fact]
    public async Task EveryLinkOfStaffPages_LeadsToAPage()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await database.Get<Demonstration>().OpenAsync();
        await ComparedWindow.MakeAsync(database, "compared");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var failed = new List<string>();
        var seen = new HashSet<string>();
        var left = new Queue<(string Address, string From)>([("/surveys", "")]);

        while (left.TryDequeue(out var next))
        {
            var answer = await client.GetAsync(next.Address, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently))
                failed.Add($"{next.Address} from {next.From}: {answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = await answer.PageAsync();
            foreach (var address in page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!))
            {
                // Each page once, whatever its choices. Charts take long to draw and have tests of their own.
                var target = new Uri(new Uri(client.BaseAddress!, next.Address), address);
                if (target.Host == client.BaseAddress!.Host && !target.AbsolutePath.Contains("/charts", StringComparison.Ordinal)
                    && seen.Add(target.AbsolutePath + (target.Query.Contains("handler", StringComparison.Ordinal) ? target.Query : "")))
                    left.Enqueue((target.PathAndQuery, next.Address));
            }
        }

        Assert.Empty(failed);
        Assert.True(seen.Count > 60, $"{seen.Count} pages were found.");
    }
}

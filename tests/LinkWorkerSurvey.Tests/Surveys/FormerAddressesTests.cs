using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests that the URLs which staff pages had before lead to the same pages.</summary>
public class FormerAddressesTests
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "/account/staff", "/people" },
        { "/windows", "/surveys" },
        { "/windows/", "/surveys" },
        { "/windows/new", "/surveys/new" },
        { "/windows/import", "/surveys/import" },
        { "/windows/2019", "/surveys/2019" },
        { "/results", "/surveys" },
        { "/results/2019", "/surveys/2019/results" },
        { "/results/2019?question=Q7&intervals=on", "/surveys/2019/results?question=Q7&intervals=on" },
        { "/results/2019/cross?rows=Q9&columns=Q3&base=answered", "/surveys/2019/results/crosstab?rows=Q9&columns=Q3&base=answered" },
        { "/results/2019/match?with=2019", "/surveys/2019/results/match?with=2019" },
        { "/results/2019/answers", "/surveys/2019/results/downloads" },
        { "/surveys/2019/results/answers", "/surveys/2019/results/downloads" },
        { "/results/2019/figures.json?base=answered", "/surveys/2019/results/figures.json?base=answered" },
        { "/results/2019/figures.csv", "/surveys/2019/results/figures.csv" },
        { "/results/2019/charts/Q8.2.png?order=questionnaire", "/surveys/2019/results/charts/Q8.2.png?order=questionnaire" },
        { "/results/2019/events?seen=1%2C2", "/surveys/2019/results/events?seen=1%2C2" },
        { "/windows/a%0D%0ASet-Cookie:b", "/surveys/a%0D%0ASet-Cookie:b" },
        { "/windows//evil.example", "/surveys//evil.example" },
        { "/results/no%20name/figures.csv?base=%C3%A9", "/surveys/no%20name/results/figures.csv?base=%C3%A9" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task FormerAddress_GetOrHead_RedirectsPermanentlyWithItsQuery(string former, string current)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await app.Client().SendAsync(new HttpRequestMessage(method, former));
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(current, answer.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task FormerAddresses_OfPagesThatExist_LeadToThem()
    {
        await using var database = await TestDatabase.CreateWith2019Async();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        foreach (var former in Addresses.Select(row => (string)row[0]).Where(former => former.Contains("2019", StringComparison.Ordinal)))
        {
            // A wave is not matched with itself, and the event stream does not end.
            if (former.Contains("match", StringComparison.Ordinal))
                continue;
            using var moved = await client.GetAsync(former);
            var address = moved.Headers.Location!;

            // Questions got pages of their own later.
            if (former.Contains("question=", StringComparison.Ordinal))
                address = (await client.GetAsync(address)).Headers.Location!;
            using var asked = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{former}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task FormerAddress_Post_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);

        foreach (var former in new[] { "/windows/wave?handler=Close", "/results", "/results/wave/answers?handler=Cases",
            "/surveys/wave/results/answers?handler=Cases" })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.Client().PostAsync(former, content: null)).StatusCode);
    }
}

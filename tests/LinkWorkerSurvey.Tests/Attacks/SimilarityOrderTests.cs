using System.Net.Http.Json;
using System.Text.Json;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a coder, who puts the answers to two questions into the order of similarity, or of uncertainty, and guesses that answers with
/// the same place are of the same person.
/// </summary>
public class SimilarityOrderTests(ITestOutputHelper output)
{
    private const int Respondents = 120;

    private static readonly string[] Words =
        ["listen", "forms", "garden", "walk", "doctor", "phone", "money", "group", "home", "advice", "trust", "time", "friend", "bus"];

    [Theory]
    [InlineData("alike")]
    [InlineData("hardest")]
    [InlineData("")]
    public async Task APlaceInTheOrder_TellsNothingOfTheSamePersonsPlaceInAnother(string order)
    {
        await using var database = await TestDatabase.CreateAsync();
        var random = new Random(7);
        var window = await TestData.OpenWindowAsync(database);
        for (var i = 0; i < Respondents; i++)
        {
            await database.Get<Acceptance>().AcceptAsync(
                window.Id,
                WithdrawalCode.Mint(),
                new Submission(TestData.Questionnaire, [], [new("Q4", false, Text(random, i)), new("Q7", false, Text(random, i))]));
        }

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await using var app = new SurveyApp(database);
        var coder = await app.SignedInAsync(Roles.Coder);

        var (skills, helps) = (await PlacesAsync("Q4"), await PlacesAsync("Q7"));

        var tau = Kendall.Tau(skills, helps);
        var same = skills.Zip(helps).Count(places => places.First == places.Second);
        output.WriteLine($"order '{order}': tau {tau:0.000}, {same} of {Respondents} at the same place in both");

        // The standard deviation of tau is 0.06 for so many; one is expected at the same place.
        Assert.InRange(tau, -0.25, 0.25);
        Assert.InRange(same, 0, 8);

        async Task<List<int>> PlacesAsync(string question)
        {
            var address = $"/surveys/wave/coding/{question}?show=all&order={order}";
            await coder.PageAsync(address);
            await app.LearnAsync();

            // The order is found out when it is first asked for.
            while ((await coder.GetStringAsync(address)).Contains("are being compared", StringComparison.Ordinal))
                await Task.Yield();
            var answers = await coder.GetFromJsonAsync<JsonElement[]>($"{address}&handler=Ahead");
            var people = answers!.Select(answer => int.Parse(answer.GetProperty("text").GetString()!.Split(' ')[^1])).ToList();
            Assert.Equal(Respondents, people.Distinct().Count());
            return [.. Enumerable.Range(0, Respondents).Select(person => people.IndexOf(person))];
        }
    }

    // A number of their own at the end tells the test whose text it is; it is different in every text, and so tells similarity nothing.
    private static string Text(Random random, int person) => $"{string.Join(' ', random.GetItems(Words, 5))} {person}";
}

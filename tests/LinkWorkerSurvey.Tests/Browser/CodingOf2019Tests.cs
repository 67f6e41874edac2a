using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Browser;

/// <summary>A coder codes the answers of the reconstruction by keys, from an empty code frame, as its data file says.</summary>
public class CodingOf2019Tests
{
    private const int Answers = 101;

    private readonly WaveFacet published = Wave.Of2019.Facets.Single(facet => facet.Question == "Q7");

    [Fact]
    public async Task Question7_CodedByKeys_FromNothing_HasThePublishedFigures()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReleasedAsync(database);
        await using var app = new SurveyApp(database);
        var page = await SignedIn.PageAsync(app, await Browsers.OpenAsync(app.Listen()), Roles.Coder);
        await page.GotoAsync("/surveys/wave/coding/Q7");
        await Expect(page.Locator("#find")).ToBeVisibleAsync();
        await Expect(page.Locator("#coded")).ToHaveTextAsync($"0 of {Answers} coded");

        var decisions = Wave.Of2019.Answers.Where(answer => answer.Question == "Q7")
            .ToLookup(answer => answer.Text, answer => answer.Codes);
        var different = decisions.Select(same => SameWords.FormOf(same.Key)).Distinct().Count();
        var known = new HashSet<short>();
        var text = page.Locator("#text");
        for (var i = 0; i < different; i++)
        {
            var answer = await text.InnerTextAsync();
            await CodeAsync(page, decisions[answer].First(), known);
            if (i < different - 1)
                await Expect(text).Not.ToHaveTextAsync(answer);
        }

        await Expect(page.Locator(".message h2")).ToHaveTextAsync("All answers are coded");
        await page.GotoAsync("/surveys/wave/results/questions/Q7?base=all");
        await Expect(page.Locator("table[data-question=Q7] tbody tr[data-source=open]")).ToHaveCountAsync(published.Categories.Count);
        var shown = await page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('table[data-question=Q7] tbody tr[data-source=open]')].map(row =>
              ['.figures__label', '.figures__count', '.figures__share'].map(part => row.querySelector(part).textContent.trim()).join(' | '))
            """);
        Assert.Equal(
            published.Categories.Select(c => $"{c.Label} | {c.Count} | {c.Published!.Percent}%").Order(StringComparer.Ordinal),
            shown.Order(StringComparer.Ordinal));
        var table = (await Figure.CountAsync(database, "wave")).Figures(new()).Questions.Single(table => table.Code == "Q7");
        Assert.Equal((Answers, 0), (table.Answered, table.Waiting));
    }

    /// <summary>
    /// Gives an answer its codes: by the number of a code used last, otherwise by words of its label. A code that does not exist yet is
    /// made from its whole label.
    /// </summary>
    private async Task CodeAsync(IPage page, IReadOnlyList<short> keys, HashSet<short> known)
    {
        var usedLast = await page.Locator("#recent li span").AllInnerTextsAsync();
        foreach (var key in keys)
        {
            var label = published.Categories.Single(category => category.Key == key).Label;
            var place = usedLast.ToList().IndexOf(label);
            if (place >= 0)
            {
                await page.Keyboard.PressAsync($"{6 + place}");
                continue;
            }

            await page.Keyboard.TypeAsync($"/{(known.Add(key) ? label : label[..8].ToLowerInvariant())}");
            await page.Keyboard.PressAsync("Enter");
        }

        await page.Keyboard.PressAsync(keys.Count > 0 ? "Enter" : "0");
    }

    /// <summary>Creates a window with the reconstruction's answers, none of them coded.</summary>
    private static async Task ReleasedAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        foreach (var submission in SyntheticSubmissions.Of(Wave.Of2019, TestData.Questionnaire))
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), submission);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
    }
}

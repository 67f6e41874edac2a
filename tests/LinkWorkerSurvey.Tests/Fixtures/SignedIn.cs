using LinkWorkerSurvey.Core.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Opens pages of browsers in which a member of staff is signed in.</summary>
internal static class SignedIn
{
    public static async Task<IPage> PageAsync(SurveyApp app, IBrowserContext browser, string role) =>
        await PageAsync(await app.StaffAsync(role), browser);

    public static async Task<IPage> PageAsync(StaffMember member, IBrowserContext browser)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#Email", member.Email!);
        await page.FillAsync("#Password", SurveyApp.Password);
        await page.ClickAsync("main button");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Surveys", Level = 1 })).ToBeVisibleAsync();
        return page;
    }
}

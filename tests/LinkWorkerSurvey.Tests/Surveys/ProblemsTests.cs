using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Surveys;

/// <summary>Tests how staff forms show what is wrong.</summary>
public class ProblemsTests
{
    [Theory]
    [InlineData("/surveys/new", "Window.Title Window.Slug Window.From Window.To")]
    [InlineData("/people/new", "Name Email Role")]
    public async Task EmptyFields_AreListedInTheOrderOfThePage_AndMarked(string address, string fields)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var page = await (await client.SubmitAsync((await client.PageAsync(address)).Form())).PageAsync();

        var names = fields.Split(' ');
        Assert.Equal(
            names.Select(name => $"#{name.Replace('.', '_')}"),
            page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        foreach (var field in names.Select(name => page.GetElementById(name.Replace('.', '_'))!))
            Assert.True(field.LocalName == "fieldset" || field.GetAttribute("aria-invalid") == "true", field.Id);
    }
}

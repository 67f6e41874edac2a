using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Questionnaires;

/// <summary>Tests the list of questionnaires and the page of each version, over HTTP.</summary>
public class QuestionnairePagesTests
{
    [Fact]
    public async Task List_OfEveryRole_NamesEachVersion_WithItsSurveys_AndWhereItComesFrom()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await ImportAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var page = await client.PageAsync("/questionnaires");

        Assert.Equal(
            [
                "Getting to know the link worker workforce Version 2019|English|10|Window wave|Built in",
                $"Old wave|Not stated|3|Old wave|Imported {UkTime.DayInWords(UkTime.DayOf(DateTimeOffset.UtcNow))}",
            ],
            page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => Pages.Words(cell.TextContent)))));
        Assert.Equal(["/surveys/wave", "/surveys/old"], page.QuerySelectorAll("td a").Select(link => link.GetAttribute("href")!));
        var navigation = page.QuerySelectorAll(".site-nav a").Select(link => link.TextContent);
        Assert.Equal(["Surveys", "Questionnaires"], navigation);
        Assert.Equal("Questionnaires", page.QuerySelector(".site-nav [aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task List_OfManyQuestionnaires_CanBeSearched_AndNamesFewSurveysOfEach()
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 5; i++)
            await TestData.OpenWindowAsync(database, $"wave-{i}");
        for (var i = 0; i < 9; i++)
            await ImportAsync(database, $"old-{i}", $"Old wave {i}");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Analyst);

        var page = await client.PageAsync("/questionnaires");
        Assert.Equal("and 2 more surveys with Getting to know the link worker workforce", Words(page, "td li:last-child"));
        Assert.Equal(10, page.QuerySelectorAll("tbody tr").Length);
        var found = await client.PageAsync("/questionnaires?search=%20old%20WAVE%207");
        Assert.Equal("Old wave 7", Words(found, "tbody th"));
        Assert.Equal("No questionnaire has this in its title", Words(await client.PageAsync("/questionnaires?search=%25"), "main h2"));
    }

    [Fact]
    public async Task Version_BuiltIn_ShowsEachQuestionAsRespondentsReadIt_AndWhatIsCoded()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var form = await client.PageAsync("/s/wave");

        var page = await client.PageAsync($"/questionnaires/{await IdAsync(database, TestData.Questionnaire.Code)}");

        var asked = page.QuerySelectorAll(".asked__question").ToList();
        var questions = form.QuerySelectorAll(".question").ToList();
        Assert.Equal(10, asked.Count);
        foreach (var (shown, read) in asked.Zip(questions))
        {
            var number = Pages.Words(read.QuerySelector(".question__number")!.TextContent);
            Assert.StartsWith(number + ",", Words(shown, ".asked__number"), StringComparison.Ordinal);
            Assert.Equal($"{number} {Words(shown, "h3")}", Pages.Words(read.QuerySelector("h2")!.TextContent));
            Assert.Equal(Words(shown, "h3 + .quiet"), Words(read, ".govuk-hint"));
            Assert.Equal(
                read.QuerySelectorAll(".options label:not(.govuk-visually-hidden)").Select(label => label.TextContent),
                shown.QuerySelectorAll("li").Select(option => option.FirstChild!.TextContent.Trim()));
        }

        Assert.Equal(
            "Each answer is coded for: Terms used to describe link workers; Terms used to describe service users.",
            Words(asked[0], ".small"));
        Assert.Equal("What respondents write under ‘Other (please specify)’ is coded.", Words(asked[1], ".small"));
        Assert.Equal("Each answer is coded.", Words(asked[3], ".small"));
        Assert.Null(page.QuerySelector(".notice"));
    }

    [Fact]
    public async Task Version_Imported_SaysSo_AndNoNewSurveyStartsWithIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ImportAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        var id = await IdAsync(database, "old");

        var notice = Words(await client.PageAsync($"/questionnaires/{id}"), ".notice");

        Assert.StartsWith("Imported. It was asked elsewhere", notice, StringComparison.Ordinal);
        var starts = (IHtmlSelectElement)(await client.PageAsync("/surveys/new")).QuerySelector("select")!;
        Assert.DoesNotContain(starts.Options, option => option.Value == $"questionnaire-{id}");
    }

    [Theory]
    [InlineData("/questionnaires/999999")]
    [InlineData("/questionnaires/0")]
    [InlineData("/questionnaires/none")]
    [InlineData("/questionnaires/99999999999999")]
    public async Task Version_ThatDoesNotExist_IsNotFound(string address)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    private static Task<SurveyWindow> ImportAsync(TestDatabase database, string slug = "old", string title = "Old wave")
    {
        var file = ImportProposal.Read(Files.Csv(Files.TwoRows));
        return database.Get<Importer>().StoreAsync(file.Make(slug, title, file.Proposed), staffId: null);
    }

    private static Task<int> IdAsync(TestDatabase database, string code) =>
        database.Context().Questionnaires.Where(q => q.Code == code).Select(q => q.Id).SingleAsync();

    private static string Words(IParentNode part, string selector) => Pages.Words(part.QuerySelector(selector)?.TextContent ?? "");
}

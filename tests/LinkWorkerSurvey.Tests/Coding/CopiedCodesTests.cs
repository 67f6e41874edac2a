using System.Net;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using LinkWorkerSurvey.Tests.Reporting.Comparison;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests the codes of another survey that are added to a code frame.</summary>
public class CopiedCodesTests
{
    private const string Next = "/surveys/next/coding/Q7/codes";

    [Fact]
    public async Task CodesOfAnotherSurvey_ComeWithNetsGuidesAndFreeLetters_WithoutOptions_InOneStep()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        await TestData.OpenWindowAsync(database, "next");
        var (staff, frames) = (await TestData.AdministratorAsync(database), database.Get<CodeFrameService>());
        var (from, to) = (await FrameAsync(database, "wave", "Q6"), await FrameAsync(database, "next", "Q6"));
        var guide = new CodeGuide { Definition = "What it means" };
        NewCode[] codes =
        [
            new("Listening") { Letter = 'L', Guide = guide, Net = "Relational" }, new("Support") { Letter = 'S', Net = "Relational" },
            new("Old"),
        ];
        await frames.AddCodesAsync(from.Id, codes, staff);
        var old = (await FrameAsync(database, "wave", "Q6")).Codes.Single(code => code.Label == "Old").Id;
        await frames.RemoveCodeAsync(from.Id, old, staff);
        await frames.AddCodesAsync(to.Id, [new("support"), new("Sports") { Letter = 'L' }], staff);
        var before = Described(await FrameAsync(database, "next", "Q6"));
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        const string address = "/surveys/next/coding/Q6/codes";

        var page = await client.PageAsync($"{address}?add=codes");
        Assert.Equal(["Window wave (2 codes)"], page.QuerySelectorAll("#From option").Select(option => option.TextContent));
        var done = await (await client.FollowAsync(await client.SubmitAsync(page.Form("Copy")))).PageAsync();

        Assert.StartsWith(
            "You added 1 code of Window wave; ", Pages.Words(done.QuerySelector("#done")!.TextContent), StringComparison.Ordinal);
        var after = await FrameAsync(database, "next", "Q6");
        var copied = Assert.Single(after.InUse, code => code.Label == "Listening");
        Assert.Equal((guide, null, "Relational"), (copied.Guide, copied.Letter, copied.Net!.Label));
        Assert.Equal(from.InUse.Count(code => code.IsOption), after.InUse.Count(code => code.IsOption));
        await client.SubmitAsync(done.Form("Undo"));
        Assert.Equal(before, Described(await FrameAsync(database, "next", "Q6")));
    }

    [Theory]
    [InlineData("wave")]
    [InlineData("2019")]
    public async Task ACopiedCode_RenamedInBothSurveys_IsStillComparedWithItsOrigin(string origin)
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        var next = await ReleasedAsync(database, "next");
        var (staff, frames) = (await TestData.AdministratorAsync(database), database.Get<CodeFrameService>());
        var (from, to) = (await FrameAsync(database, origin, "Q7"), await FrameAsync(database, "next", "Q7"));
        await frames.CopyCodesAsync(to.Id, from.Id, staff);

        // Copied, undone and copied again: the matches are those of the codes that are there.
        await database.Get<CodingService>().UndoAsync(to.Id, staff);
        await frames.CopyCodesAsync(to.Id, from.Id, staff);
        await database.RunAsync($"""
            UPDATE code SET label = 'Hearing ' || frame.window_id FROM frame JOIN survey_window w ON w.id = window_id
            WHERE frame.id = frame_id AND label = 'Listening' AND w.kind <> 'Reconstruction' AND NOT code.is_removed
            """);

        await using var db = database.Context();
        var counted = await Figure.CountAsync(database, "next");
        var figures = (await new WavesQuery(db, new FiguresQuery(db)).FiguresAsync(counted, new FigureView(), origin))!;
        var row = figures.Questions.Single(table => table.Key == "Q7").Categories
            .Single(category => category.Label == $"Hearing {next.Id}");
        Assert.Null(row.Comparison!.Break);
    }

    [Fact]
    public async Task AnyOtherFrame_IsRefused()
    {
        await using var database = await TestDatabase.CreateWithComparedAsync();
        await TestData.OpenWindowAsync(database, "next");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var form = (await client.PageAsync($"{Next}?add=codes")).Form("Copy");
        var (own, other) = (await FrameAsync(database, "next", "Q7"), await FrameAsync(database, "wave", "Q4"));

        foreach (var from in new[] { $"{own.Id}", $"{other.Id}", "99999", "", "x" })
        {
            var answer = await client.SubmitAsync(form, new() { ["From"] = from });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotNull((await answer.PageAsync()).QuerySelector("#From-error"));
        }

        Assert.Empty((await FrameAsync(database, "next", "Q7")).Codes);
        Assert.Empty(app.Log.Take());
    }

    private static async Task<SurveyWindow> ReleasedAsync(TestDatabase database, string slug)
    {
        var window = await ComparedWindow.MakeAsync(database, slug);
        await database.RunAsync($"""
            DELETE FROM reading_code WHERE code_id IN (SELECT code.id FROM code JOIN frame ON frame.id = frame_id
                WHERE window_id = {window.Id});
            DELETE FROM reading WHERE frame_id IN (SELECT id FROM frame WHERE window_id = {window.Id});
            DELETE FROM code WHERE option_key IS NULL AND frame_id IN (SELECT id FROM frame WHERE window_id = {window.Id});
            """);
        return window;
    }

    private static async Task<CodeFrame> FrameAsync(TestDatabase database, string slug, string question)
    {
        await using var db = database.Context();
        return await db.Frames.AsNoTracking().Include(f => f.Codes).ThenInclude(code => code.Net).Include(f => f.Nets)
            .SingleAsync(f => f.Question == question && db.Windows.Any(window => window.Id == f.WindowId && window.Slug == slug));
    }

    private static List<string> Described(CodeFrame frame) =>
        [.. frame.InUse.Select(code => $"{code.Id} {code.State}"), .. frame.NetsInUse.Select(net => net.Label)];
}

using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

public class CodingServiceTests
{
    [Fact]
    public async Task Decide_WithSeveralCodes_GivesThemAll()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);

        await DecideAsync(database, text, frame, [.. frame.Codes.Select(c => c.Id), frame.Codes[0].Id]);

        var decision = Assert.Single(await ReadingsAsync(database));
        Assert.Equal((CodingOutcome.Coded, true), (decision.Outcome, decision.IsStanding));
        Assert.Equal(["Patience", "Teaching"], decision.Codes.Select(c => c.Label).Order());
    }

    [Fact]
    public async Task Decide_OnAnOtherText_CodesItBackIntoAnOption()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database, "Q6");

        await DecideAsync(database, text, frame, [frame.Codes.Single(c => c.OptionKey == 602).Id]);

        Assert.Equal("Exchanging experiences and learning from others", Assert.Single(await ReadingsAsync(database)).Codes.Single().Label);
    }

    [Fact]
    public async Task ALaterDecision_TakesThePlaceOfTheEarlier_WhichIsKept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await DecideAsync(database, text, frame, [frame.Codes[0].Id]);

        await DecideAsync(database, text, frame, [frame.Codes[1].Id]);

        var decisions = await ReadingsAsync(database);
        Assert.Equal(
            [(false, frame.Codes[0].Label), (true, frame.Codes[1].Label)],
            decisions.Select(r => (r.IsStanding, r.Codes.Single().Label)));
    }

    [Fact]
    public async Task AnAnswerOfTwoFacets_IsReadForEach()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, text) = await ReleasedAsync(database, "Q8");
        var second = await database.Context().Frames.Include(f => f.Codes).OrderBy(f => f.Id).LastAsync(f => f.Question == "Q8");

        await DecideAsync(database, text, first, [first.Codes[0].Id]);
        await DecideAsync(database, text, second, [], state: CodingOutcome.NothingToCode);

        Assert.All(await ReadingsAsync(database), r => Assert.True(r.IsStanding));
        Assert.Equal(2, await TestData.CountAsync(database, "reading"));
    }

    [Fact]
    public async Task BeforeTheFinalRelease_CodingIsNotSignedOff()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, _) = await ReleasedAsync(database, "Q8");
        var administrator = await StaffAsync(database);
        await AssertRefusedAsync<RuleException>(database, () => SignOffAsync(database, frame.WindowId, "Q8", administrator));
    }

    [Fact]
    public async Task ASignedOffQuestion_TakesNoMoreDecisionsInAnyFacet_AndIsSignedOffOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, text) = await ReleasedAsync(database, "Q8");
        var second = await database.Context().Frames.Include(f => f.Codes).OrderBy(f => f.Id).LastAsync(f => f.Question == "Q8");
        await DecideAsync(database, text, first, [first.Codes[0].Id]);
        await DecideAsync(database, text, second, [], state: CodingOutcome.SecondLook);
        await database.RunAsync("UPDATE survey_window SET closed_at = now(), final_released_at = now()");
        var administrator = await StaffAsync(database);

        await SignOffAsync(database, first.WindowId, "Q8", administrator);
        await SignOffAsync(database, first.WindowId, "Q8", administrator);

        // A text set aside in one facet is not coded.
        var all = await database.ScalarAsync<int>("SELECT count(*)::int FROM answer_text WHERE question = 'Q8'");
        Assert.Equal(
            [(AuditAction.CodingSignedOff, (Guid?)administrator, $"Q8, {all} not coded")],
            (await database.Context().AuditEntries.Where(e => e.Action != AuditAction.StaffSignedIn).ToListAsync())
                .Select(e => (e.Action, e.StaffId, e.Note)));
        Assert.Equal(
            ["Q8"], await database.ListAsync<string>("SELECT DISTINCT question FROM frame WHERE signed_off_at IS NOT NULL"));
        await AssertRefusedAsync<RuleException>(database, () => DecideAsync(database, text, second, [second.Codes[0].Id]));
        await AssertRefusedAsync<KeyNotFoundException>(database, () => SignOffAsync(database, first.WindowId, "Q99", administrator));
    }

    [Theory]
    [InlineData(CodingOutcome.NothingToCode)]
    [InlineData(CodingOutcome.SecondLook)]
    public async Task ADecisionWithoutCodes_IsADecision(CodingOutcome state)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);

        await DecideAsync(database, text, frame, [], state: state);

        var decision = Assert.Single(await ReadingsAsync(database));
        Assert.Equal((state, true, 0), (decision.Outcome, decision.IsStanding, decision.Codes.Count));
    }

    [Theory]
    [InlineData(CodingOutcome.Coded, 0)]
    [InlineData(CodingOutcome.NothingToCode, 1)]
    [InlineData(CodingOutcome.SecondLook, 2)]
    public async Task CodesThatDoNotGoWithTheDecision_AreRefused(CodingOutcome state, int codes)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await AssertRefusedAsync<ArgumentException>(database, () =>
            DecideAsync(database, text, frame, [.. frame.Codes.Take(codes).Select(c => c.Id)], state: state));
    }

    [Fact]
    public async Task ACodeOfAnotherFrame_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        var other = await FrameAsync(database, "Q6");
        await AssertRefusedAsync<KeyNotFoundException>(database, () =>
            DecideAsync(database, text, frame, [frame.Codes[0].Id, other.Codes[0].Id]));
    }

    [Fact]
    public async Task ATextOfAnotherQuestion_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, text) = await ReleasedAsync(database);
        var other = await FrameAsync(database, "Q6");
        await AssertRefusedAsync<RuleException>(database, () => DecideAsync(database, text, other, [other.Codes[0].Id]));
    }

    [Fact]
    public async Task ATextOfAnotherWindow_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, text) = await ReleasedAsync(database);
        var (other, _) = await ReleasedAsync(database, slug: "another");
        await AssertRefusedAsync<RuleException>(database, () => DecideAsync(database, text, other, [other.Codes[0].Id]));
    }

    [Fact]
    public async Task ATextOrFrameThatIsNotThere_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await AssertRefusedAsync<KeyNotFoundException>(database, () => DecideAsync(database, Guid.NewGuid(), frame, [frame.Codes[0].Id]));
        await AssertRefusedAsync<KeyNotFoundException>(database, () =>
            database.Get<CodingService>().RecordDecisionAsync([text], 0, CodingOutcome.SecondLook, [], staffId: null));
    }

    [Fact]
    public async Task ASignedOffFrame_TakesNoMoreReadings()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await database.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE id = {frame.Id}");
        await AssertRefusedAsync<RuleException>(database, () => DecideAsync(database, text, frame, [frame.Codes[0].Id]));
    }

    [Fact]
    public async Task AFrameSignedOffWhileACoderTypes_TakesNoMoreReadings()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await using var coder = database.Context();
        await coder.Frames.Include(f => f.Codes).LoadAsync(); // the state from which the coder's page was rendered
        await database.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE id = {frame.Id}");
        await AssertRefusedAsync<RuleException>(database, () =>
            new CodingService(coder, TimeProvider.System)
                .RecordDecisionAsync([text], frame.Id, CodingOutcome.SecondLook, [], staffId: null));
    }

    [Fact]
    public async Task ATextDeletedWhileItIsDecidedOn_IsNoLongerThere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);

        await using var hold = await HeldLock.TakeAsync(database, "SELECT FROM survey_window FOR UPDATE");
        var decision = DecideAsync(database, text, frame, [frame.Codes[0].Id]);
        await hold.BlockedAsync();
        await hold.RunAsync($"DELETE FROM answer_text WHERE id = '{text}'");
        await hold.CommitAsync();

        await Assert.ThrowsAsync<KeyNotFoundException>(() => decision);
        Assert.Empty(await ReadingsAsync(database));
    }

    [Fact]
    public async Task EveryDecision_GrowsTheRevision()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        var before = await RevisionAsync(database);

        await DecideAsync(database, text, frame, [frame.Codes[0].Id]);
        await DecideAsync(database, text, frame, [], state: CodingOutcome.SecondLook);

        Assert.Equal(before + 2, await RevisionAsync(database));
    }

    [Fact]
    public async Task DecisionsAtOnce_LeaveOneStanding()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => DecideAsync(database, text, frame, [frame.Codes[i % 2].Id])));

        Assert.Equal(10, await TestData.CountAsync(database, "reading"));
        Assert.Equal(1, await TestData.CountAsync(database, "reading WHERE standing"));
    }

    [Fact]
    public async Task Readings_SurviveTheFinalRewrite()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, text) = await ReleasedAsync(database);
        await DecideAsync(database, text, frame, [frame.Codes[0].Id]);
        const string whole =
            "SELECT t.text || ' ' || c.label FROM reading r JOIN answer_text t ON t.id = r.text_id JOIN reading_code rc ON rc.reading_id "
                + "= r.id JOIN code c ON c.id = rc.code_id";
        var before = await database.ListAsync<string>(whole);
        Assert.Single(before);

        await database.RunAsync("UPDATE survey_window SET closes_at = now() - interval '1 hour', opens_at = now() - interval '1 day'");
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(frame.WindowId));

        Assert.Equal(before, await database.ListAsync<string>(whole));
    }

    /// <summary>
    /// Creates a window with released answers of five respondents to each of three questions. Returns the code frame of one question and an
    /// answer to it.
    /// </summary>
    private static async Task<(CodeFrame Frame, Guid Text)> ReleasedAsync(
        TestDatabase database,
        string question = "Q4",
        string slug = "wave")
    {
        var window = await TestData.OpenWindowAsync(database, slug);
        for (var i = 0; i < 10; i++)
        {
            var sheet = new Submission(
                TestData.Questionnaire,
                [699],
                [new("Q4", false, $"skill {i}"), new("Q6", true, $"talk {i}"), new("Q8", false, $"course {i}")]);
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), sheet);
        }

        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await using var db = database.Context();
        foreach (
            var open in await db.Frames.Where(f => f.WindowId == window.Id && (f.Question == "Q4" || f.Question == "Q8")).ToListAsync())
        {
            open.AddCode("Patience");
            open.AddCode("Teaching");
        }

        await db.SaveChangesAsync();
        return (
            await FrameAsync(database, question, slug),
            (await db.CodingTexts.FirstAsync(t => t.WindowId == window.Id && t.Question == question)).Id);
    }

    private static async Task<CodeFrame> FrameAsync(TestDatabase database, string question, string slug = "wave")
    {
        await using var db = database.Context();
        return await db
            .Windows.Where(w => w.Slug == slug)
            .SelectMany(w => w.Frames)
            .Include(f => f.Codes)
            .OrderBy(f => f.Id)
            .FirstAsync(f => f.Question == question);
    }

    private static async Task DecideAsync(
        TestDatabase database,
        Guid text,
        CodeFrame frame,
        IReadOnlyCollection<int> codes,
        CodingOutcome state = CodingOutcome.Coded)
    {
        await using var db = database.Context();
        await new CodingService(db, TimeProvider.System).RecordDecisionAsync([text], frame.Id, state, codes, staffId: null);
    }

    private static async Task SignOffAsync(TestDatabase database, int windowId, string question, Guid staffId)
    {
        await using var db = database.Context();
        await new CodingService(db, TimeProvider.System).SignOffAsync(windowId, question, staffId);
    }

    private static async Task<Guid> StaffAsync(TestDatabase database)
    {
        await using var app = new SurveyApp(database);
        await app.SignedInAsync(Roles.Administrator);
        return (await database.Context().Users.SingleAsync()).Id;
    }

    private static async Task AssertRefusedAsync<T>(TestDatabase database, Func<Task> decide)
        where T : Exception
    {
        var before = await database.DumpAsync();
        await Assert.ThrowsAsync<T>(decide);
        Assert.Equal(before, await database.DumpAsync());
    }

    private static async Task<IReadOnlyList<CodingDecision>> ReadingsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await db.CodingDecisions.Include(r => r.Codes).OrderBy(r => r.IsStanding).ToListAsync();
    }

    private static Task<int> RevisionAsync(TestDatabase database) => database.ScalarAsync<int>("SELECT revision FROM survey_window");
}

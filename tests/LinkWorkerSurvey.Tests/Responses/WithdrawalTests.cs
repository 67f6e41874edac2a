using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Responses;

public class WithdrawalTests
{
    [Fact]
    public async Task ASheetThatWaits_GoesAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var codes = await A.AcceptedAsync(database, window, 6);

        await WithdrawAsync(database, codes[2]);

        Assert.Equal(5, await A.CountAsync(database, "staged"));
        await A.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        Assert.Equal(Stored.TextsOf([0, 1, 3, 4, 5]), await database.TextsAsync());
    }

    [Fact]
    public async Task AReleasedResponse_GoesWithTheNextRelease_WithItsTextsAndReadings()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var (code, number) = await ReleasedAsync(database, window);
        await ReadAllAsync(database);

        await WithdrawAsync(database, code);
        await WithdrawAsync(database, code);

        Assert.Equal(1, await A.CountAsync(database, "withdrawal"));
        Assert.Equal((5, 5, 5), await ReleasedCountsAsync(database));

        await A.AcceptedAsync(database, window, 5, from: 10);
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal((9, 9, 4), await ReleasedCountsAsync(database));
        Assert.DoesNotContain($"skill {number}", await database.TextsAsync());
        Assert.Equal(0, await A.CountAsync(database, "withdrawal"));
    }

    [Fact]
    public async Task AReleasedResponse_GoesWithTheFinalRelease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var (code, number) = await ReleasedAsync(database, window);
        await ReadAllAsync(database);
        await WithdrawAsync(database, code);
        await A.EndAsync(database, window);

        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

        Assert.Equal((9, 9, 4), await ReleasedCountsAsync(database));
        Assert.Equal(Stored.TextsOf(Enumerable.Range(0, 10).Except([number])), await database.TextsAsync());
    }

    [Fact]
    public async Task ASheetOfAHeldWindow_CanStillBeWithdrawn()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var codes = await A.AcceptedAsync(database, window, 4);
        await A.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Held, await database.Get<Releaser>().ReleaseAsync(window.Id));

        await WithdrawAsync(database, codes[0]);

        Assert.Equal(3, await A.CountAsync(database, "staged"));
    }

    [Fact]
    public async Task AnUnknownCode_ChangesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReleasedAsync(database, await A.OpenWindowAsync(database));
        var before = await database.DumpAsync();

        await WithdrawAsync(database, WithdrawalCode.Mint());

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AfterTheFinalRelease_NothingHappens()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var codes = await A.AcceptedAsync(database, window, 10);
        await A.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var before = await database.DumpAsync();

        foreach (var code in codes)
            await WithdrawAsync(database, code);

        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task ASheetThatIsJustBeingReleased_GoesWithTheNextRelease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var codes = await A.AcceptedAsync(database, window, 10);

        await using (var hold = await Hold.TakeAsync(database, "LOCK TABLE answer_text IN SHARE MODE"))
        {
            var release = database.Get<Releaser>().ReleaseAsync(window.Id);
            await hold.BlockedAsync();
            var withdrawals = Task.WhenAll(codes.Select(code => WithdrawAsync(database, code)));
            await hold.BlockedAsync(1 + codes.Count);
            await hold.LetGoAsync();
            Assert.Equal(ReleaseOutcome.Batch, await release);
            await withdrawals;
        }

        Assert.Equal(0, await A.CountAsync(database, "staged"));
        Assert.Equal(5, await A.CountAsync(database, "withdrawal"));
    }

    [Fact]
    public async Task AWithdrawalThatRacesTheFinalRelease_LeavesNoHashBehind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var (code, _) = await ReleasedAsync(database, window);
        await A.EndAsync(database, window);

        await using (var hold = await Hold.TakeAsync(database, "LOCK TABLE reading IN SHARE MODE"))
        {
            var release = database.Get<Releaser>().ReleaseAsync(window.Id);
            await hold.BlockedAsync(); // past the withdrawals it has seen
            var withdrawal = WithdrawAsync(database, code);
            await hold.BlockedAsync(2, unless: withdrawal);
            await hold.LetGoAsync();
            Assert.Equal(ReleaseOutcome.Final, await release);
            await withdrawal;
        }

        Assert.Equal(0, await A.CountAsync(database, "withdrawal"));
    }

    private static Task WithdrawAsync(TestDatabase database, WithdrawalCode code) => database.Get<Withdrawal>().WithdrawAsync(code);

    /// <summary>Accepts ten, releases five and returns one of these with its number.</summary>
    private static async Task<(WithdrawalCode Code, int Number)> ReleasedAsync(TestDatabase database, SurveyWindow window)
    {
        var codes = await A.AcceptedAsync(database, window, 10);
        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        var waiting = await database.Context().Set<StagedSheet>().Select(s => s.KeyMac).ToListAsync();
        var number = codes.ToList().FindIndex(c => !waiting.Any(w => w.SequenceEqual(database.Get<SheetSeal>().KeyMac(c))));
        return (codes[number], number);
    }

    private static async Task ReadAllAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var frame = await db.Frames.SingleAsync(f => f.Question == "Q4");
        foreach (var text in await db.CodingTexts.ToListAsync())
            await new CodingDesk(db).DecideAsync(text.Id, frame.Id, ReadingState.NothingToCode, [], staffId: null);
    }

    private static async Task<(long Responses, long Texts, long Readings)> ReleasedCountsAsync(TestDatabase database) =>
        (await A.CountAsync(database, "response"), await A.CountAsync(database, "answer_text"), await A.CountAsync(database, "reading"));
}

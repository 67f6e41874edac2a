using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Quotes;

public class QuoteServiceTests
{
    [Fact]
    public async Task AQuote_IsMarkedApprovedUsedAndWithdrawn_AndTheLogHoldsNoWordOfIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        var (marker, approver) = await StaffAsync(database);

        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, marker, ("Riverside Surgery", "employer"));
        Assert.Equal(QuoteState.ToApprove, quote.State);
        await QuoteData.ApproveAsync(database, quote, approver);
        Assert.Equal(QuoteState.Approved, (await QuoteData.QuoteAsync(database)).State);
        for (var i = 0; i < 2; i++)
            await QuoteData.ActAsync(database, (service, w) => service.AddUseAsync(w, quote.Id, " Question 7 ", marker));
        await QuoteData.ActAsync(database, (service, w) => service.AddUseAsync(w, quote.Id, "Summary", marker));
        for (var i = 0; i < 2; i++)
            await QuoteData.ActAsync(database, (service, w) => service.RemoveUseAsync(w, quote.Id, "Summary", approver));
        for (var i = 0; i < 2; i++)
            await QuoteData.ActAsync(database, (service, w) => service.WithdrawAsync(w, quote.Id, "Riverside Surgery asked", approver));

        Assert.Equal(QuoteState.Withdrawn, (await QuoteData.QuoteAsync(database)).State);
        Assert.Equal(["Question 7"], await database.ListAsync<string>("SELECT section::text FROM quote_use"));
        Assert.Equal(
            [
                "QuoteMarked Q7", "QuoteApproved Q7", "QuoteUsed Q7, in Question 7", "QuoteUsed Q7, in Summary",
                "QuoteUseRemoved Q7, in Summary", "QuoteWithdrawn Q7, it had been approved",
            ],
            await QuoteData.LogAsync(database));
    }

    [Fact]
    public async Task TheSameQuoteMarkedTwice_IsOne_AndTheSameExcerptWithOtherRedactions_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.RunningAsync(database, [.. Enumerable.Repeat("the same words", 12)]);
        var (marker, other) = await StaffAsync(database);
        var text = await QuoteData.TextAsync(database, "the same words");
        Task<Guid> MarkAsync(Guid staff, params Replacement[] replacements) =>
            QuoteData.ActAsync(database, (service, window) => service.MarkAsync(window, text, 0, 14, replacements, staff));

        var at = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => MarkAsync(i % 2 == 0 ? marker : other)));

        Assert.Single(at.Distinct());
        Assert.Equal(1, await TestData.CountAsync(database, "quote"));
        Assert.Equal(["QuoteMarked Q7"], await QuoteData.LogAsync(database));
        await Assert.ThrowsAsync<RuleException>(() => MarkAsync(marker, new Replacement(0, 3, "a")));
        await QuoteData.ActAsync(database, (service, w) => service.WithdrawAsync(w, at[0], "Another one is better.", marker));
        Assert.NotEqual(at[0], await MarkAsync(marker, new Replacement(0, 3, "a")));
    }

    [Fact]
    public async Task Approval_ByWhoMarkedIt_IsRefusedUnderAnyClicks_UnlessOneIsEnough_AndTheLogSaysSo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.RunningAsync(database, [.. Enumerable.Repeat("the same words", 12)]);
        var (marker, _) = await StaffAsync(database);
        var quote = await QuoteData.MarkedAsync(database, "the same words", marker);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Record.ExceptionAsync(
            () => QuoteData.ApproveAsync(database, quote, marker))));

        Assert.All(clicks, refused => Assert.Contains("another person must approve it", Assert.IsType<RuleException>(refused).Message));
        Assert.Equal(QuoteState.ToApprove, (await QuoteData.QuoteAsync(database)).State);
        for (var i = 0; i < 2; i++)
            await QuoteData.ApproveAsync(database, quote, marker, isOneEnough: true);
        Assert.Equal(["QuoteMarked Q7", "QuoteApproved Q7, approved by the person who marked it"], await QuoteData.LogAsync(database));
    }

    [Fact]
    public async Task AChange_NeedsAnotherApproval_ByAnotherThanWhoChangedIt_AndWhatWasSeenBeforeIsNotApproved()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        var (marker, other) = await StaffAsync(database);
        var quote = await QuoteData.MarkedAsync(database, QuoteData.Telling, marker, ("Riverside Surgery", "employer"));
        await QuoteData.ApproveAsync(database, quote, other);
        var redaction = new Redaction(QuoteData.Telling);
        redaction.Replace("nia@example.org", "email");
        Task ChangeAsync(string seen) => QuoteData.ActAsync(
            database, (service, window) => service.ChangeAsync(window, quote.Id, redaction.Replacements, seen, other));

        await Assert.ThrowsAsync<RuleException>(() => ChangeAsync("something else"));
        for (var i = 0; i < 2; i++)
            await ChangeAsync(quote.Mark);

        var changed = await QuoteData.QuoteAsync(database);
        Assert.Equal((QuoteState.ToApprove, other), (changed.State, changed.ChangedById));
        Assert.Equal("I listen. At Riverside Surgery we have time, write to [email].", changed.Words(QuoteData.Telling));
        await Assert.ThrowsAsync<RuleException>(() => QuoteData.ApproveAsync(database, quote, marker));
        await Assert.ThrowsAsync<RuleException>(() => QuoteData.ApproveAsync(database, changed, other));
        await Assert.ThrowsAsync<RuleException>(
            () => QuoteData.ActAsync(database, (service, window) => service.AddUseAsync(window, quote.Id, "Summary", marker)));
        await QuoteData.ApproveAsync(database, changed, marker);
        Assert.Equal(
            ["QuoteMarked Q7", "QuoteApproved Q7", "QuoteChanged Q7, it had been approved", "QuoteApproved Q7"],
            await QuoteData.LogAsync(database));
    }

    [Fact]
    public async Task AnApprovalAndAChangeAtOnce_NeverApproveWhatTheApproverDidNotSee()
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database);
        var (marker, other) = await StaffAsync(database);
        for (var round = 0; round < 6; round++)
        {
            var words = QuoteData.Answers[round + 1];
            var quote = await QuoteData.MarkedAsync(database, words, marker);
            var fresh = new Redaction(words);
            fresh.Replace("number", "…");

            await Task.WhenAll(
                Record.ExceptionAsync(() => QuoteData.ApproveAsync(database, quote, other)),
                Record.ExceptionAsync(() => QuoteData.ActAsync(
                    database, (service, w) => service.ChangeAsync(w, quote.Id, fresh.Replacements, quote.Mark, marker))));

            var now = await QuoteData.QuoteAsync(database, quote.Id);
            Assert.Equal(QuoteState.ToApprove, now.State);
            Assert.Equal(fresh.Replacements, now.Replacements);
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 0)]
    [InlineData(0, 99_999)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    public async Task AnExcerptThatIsNone_IsRefused(int start, int length)
    {
        await using var database = await TestDatabase.CreateAsync();
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat("one 😀", 12)]);
        var (marker, _) = await StaffAsync(database);
        var text = await QuoteData.TextAsync(database, "one 😀");

        await Assert.ThrowsAsync<RuleException>(
            () => QuoteData.ActAsync(database, (service, window) => service.MarkAsync(window, text, start, length, [], marker)));
        Assert.Empty(await QuoteData.LogAsync(database));
    }

    [Fact]
    public async Task AnExcerpt_HasAtMostAThousandCharacters_AsAPersonCountsThem()
    {
        await using var database = await TestDatabase.CreateAsync();
        var longest = string.Concat(Enumerable.Repeat("😀", 1_001));
        await QuoteData.FinalAsync(database, [.. Enumerable.Repeat(longest, 12)]);
        var (marker, _) = await StaffAsync(database);
        var text = await QuoteData.TextAsync(database, longest);

        await Assert.ThrowsAsync<RuleException>(
            () => QuoteData.ActAsync(database, (service, window) => service.MarkAsync(window, text, 0, 2_002, [], marker)));
        await QuoteData.ActAsync(database, (service, window) => service.MarkAsync(window, text, 2, 2_000, [], marker));
    }

    [Fact]
    public async Task TheFinalRelease_GivesQuotesNewKeys_InRandomOrder_AndLosesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await QuoteData.RunningAsync(database, [.. Enumerable.Range(0, 40).Select(i => $"words {i}")]);
        var (marker, other) = await StaffAsync(database);
        await using (var db = database.Context())
        {
            foreach (var text in await db.CodingTexts.Where(t => t.Question == "Q7").ToListAsync())
            {
                var quote = await QuoteData.MarkedAsync(database, text.Text, marker, ("words", "…"));
                await QuoteData.ApproveAsync(database, quote, other);
                await QuoteData.ActAsync(database, (service, w) => service.AddUseAsync(w, quote.Id, text.Text, marker));
            }
        }

        var (words, keys, texts) = (await WordsAsync(database), await KeysAsync(database, "id"), await KeysAsync(database, "text_id"));
        Assert.InRange(words.Count, 20, 40);

        await QuoteData.FinishAsync(database, window);

        Assert.Equal(words, await WordsAsync(database));
        Assert.Empty(keys.Intersect(await KeysAsync(database, "id")));
        Assert.Empty(texts.Intersect(await KeysAsync(database, "text_id")));
        Assert.Single(await database.ListAsync<string>("SELECT DISTINCT xmin::text FROM quote"));
        Assert.Equal(
            await database.ListAsync<Guid>("SELECT id FROM quote ORDER BY id"),
            await database.ListAsync<Guid>("SELECT id FROM quote ORDER BY ctid"));
    }

    [Fact]
    public async Task Quotes_LeaveAfterTheFinalReleaseAlone_AndOnlyThoseApproved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await QuoteData.RunningAsync(database, [.. Enumerable.Repeat(QuoteData.Telling, 12)]);
        var (marker, other) = await StaffAsync(database);
        var quote = await QuoteData.MarkedAsync(
            database, QuoteData.Telling, marker, ("Riverside Surgery", "employer"), ("nia@example.org", "email"));
        await QuoteData.ApproveAsync(database, quote, other);
        await Assert.ThrowsAsync<InvalidOperationException>(() => ApprovedAsync(database));

        await QuoteData.FinishAsync(database, window);

        var approved = Assert.Single(await ApprovedAsync(database));
        Assert.Equal("I listen. At [employer] we have time, write to [email].", approved.Words);
        var now = await QuoteData.QuoteAsync(database);
        await QuoteData.ActAsync(database, (service, w) => service.ChangeAsync(w, now.Id, [], now.Mark, marker));
        Assert.Empty(await ApprovedAsync(database));
        await QuoteData.ApproveAsync(database, await QuoteData.QuoteAsync(database), other);
        Assert.Single(await ApprovedAsync(database));
        await QuoteData.ActAsync(database, (service, w) => service.WithdrawAsync(w, now.Id, "No.", marker));
        Assert.Empty(await ApprovedAsync(database));
    }

    [Fact]
    public async Task ATextOrQuoteThatIsNotThere_IsNotFound()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await QuoteData.RunningAsync(database);
        var (marker, other) = await StaffAsync(database);
        var text = await database.ScalarAsync<Guid>("SELECT id FROM coding_text WHERE question = 'Q7' ORDER BY id LIMIT 1");
        var quote = await QuoteData.ActAsync(database, (service, w) => service.MarkAsync(w, text, 0, 3, [], marker));
        await QuoteData.FinishAsync(database, window);

        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => QuoteData.ActAsync(database, (service, w) => service.MarkAsync(w, text, 0, 3, [], marker)));
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => QuoteData.ActAsync(database, (service, w) => service.ApproveAsync(w, quote, "", other, isOneEnough: true)));
        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => QuoteData.ActAsync(database, (service, w) => service.WithdrawAsync(w, quote, "No.", other)));
    }

    private static async Task<IReadOnlyList<ApprovedQuote>> ApprovedAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await new QuotesQuery(db).ApprovedAsync(await db.Windows.Include(w => w.Questionnaire).SingleAsync());
    }

    private static async Task<(Guid Marker, Guid Other)> StaffAsync(TestDatabase database) =>
        (await TestData.AdministratorAsync(database), await TestData.AdministratorAsync(database, "other@example.org"));

    private static async Task<IReadOnlyList<string>> WordsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var quotes = await (
            from quote in db.Quotes.AsNoTracking()
            join text in db.CodingTexts on quote.TextId equals text.Id
            join use in db.QuoteUses on quote.Id equals use.QuoteId
            select new { quote, text.Text, use.Section }).ToListAsync();
        return [.. quotes.Select(one => $"{one.quote.Words(one.Text)} {one.Text} {one.Section} {one.quote.State} {one.quote.ApprovedById}")
            .Order(StringComparer.Ordinal)];
    }

    private static Task<IReadOnlyList<Guid>> KeysAsync(TestDatabase database, string column) =>
        database.ListAsync<Guid>($"SELECT {column} FROM quote");
}

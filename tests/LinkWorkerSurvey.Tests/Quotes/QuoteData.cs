using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Quotes;

/// <summary>Surveys with answers to quote.</summary>
internal static class QuoteData
{
    public const string Telling = "I listen. At Riverside Surgery we have time, write to nia@example.org.";

    /// <summary>Returns answers to Q7, of which one has telling details.</summary>
    public static IReadOnlyList<string> Answers { get; } = [Telling, .. Enumerable.Range(1, 11).Select(i => $"answer number {i}")];

    /// <summary>Creates an open window in whose results some of these answers to Q7 are already.</summary>
    public static async Task<SurveyWindow> RunningAsync(TestDatabase database, IReadOnlyList<string>? answers = null)
    {
        var window = await TestData.OpenWindowAsync(database);
        foreach (var text in answers ?? Answers)
        {
            var submission = new Submission(TestData.Questionnaire, [], [new("Q7", false, text), new("Q4", false, text)]);
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), submission);
        }

        Assert.Equal(ReleaseOutcome.Batch, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return window;
    }

    /// <summary>Ends a window and releases it finally.</summary>
    public static async Task FinishAsync(TestDatabase database, SurveyWindow window)
    {
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
    }

    /// <summary>Creates a finally released window with these answers to Q7.</summary>
    public static async Task<SurveyWindow> FinalAsync(TestDatabase database, IReadOnlyList<string>? answers = null)
    {
        var window = await RunningAsync(database, answers);
        await FinishAsync(database, window);
        return window;
    }

    /// <summary>Returns the key of the text with these words.</summary>
    public static async Task<Guid> TextAsync(TestDatabase database, string words, string question = "Q7")
    {
        await using var db = database.Context();
        return await db.CodingTexts.Where(text => text.Text == words && text.Question == question).Select(text => text.Id).FirstAsync();
    }

    /// <summary>Performs actions of the service in a context of its own, as one request does.</summary>
    public static async Task<T> ActAsync<T>(TestDatabase database, Func<QuoteService, SurveyWindow, Task<T>> act)
    {
        await using var db = database.Context();
        var window = await db.Windows.Include(w => w.Questionnaire).SingleAsync();
        return await act(new QuoteService(db, TimeProvider.System), window);
    }

    public static Task ActAsync(TestDatabase database, Func<QuoteService, SurveyWindow, Task> act) => ActAsync(database, async (s, w) =>
    {
        await act(s, w);
        return 0;
    });

    /// <summary>Marks an answer as a whole as a quote, with words replaced.</summary>
    public static async Task<Quote> MarkedAsync(
        TestDatabase database, string words, Guid staff, params (string Words, string Instead)[] rows)
    {
        var redaction = new Redaction(words);
        foreach (var (replaced, instead) in rows)
            redaction.Replace(replaced, instead);
        var text = await TextAsync(database, words);
        var id = await ActAsync(database, (service, window) =>
            service.MarkAsync(window, text, 0, words.Length, redaction.Replacements, staff));
        return await QuoteAsync(database, id);
    }

    public static async Task<Quote> QuoteAsync(TestDatabase database, Guid? id = null)
    {
        await using var db = database.Context();
        return await db.Quotes.AsNoTracking().SingleAsync(quote => id == null || quote.Id == id);
    }

    /// <summary>Approves a quote as it is.</summary>
    public static Task ApproveAsync(TestDatabase database, Quote quote, Guid staff, bool isOneEnough = false) =>
        ActAsync(database, (service, window) => service.ApproveAsync(window, quote.Id, quote.Mark, staff, isOneEnough));

    /// <summary>Returns the activity log as 'action note'.</summary>
    public static Task<IReadOnlyList<string>> LogAsync(TestDatabase database) =>
        database.ListAsync<string>("SELECT act || ' ' || coalesce(note, '') FROM trail WHERE act LIKE 'Quote%' ORDER BY id");
}

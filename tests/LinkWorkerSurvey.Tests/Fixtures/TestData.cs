using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Creates the objects that tests start from.</summary>
internal static class TestData
{
    public static QuestionnaireDocument Questionnaire => QuestionnaireLibrary.LinkWorkers2019;

    /// <summary>Returns a submission that identifies its number, by a text of its own and by two ticks.</summary>
    public static Submission Submission(int number = 0) =>
        new(
            Questionnaire,
            [201, (short)(601 + (number % 3))],
            [new AnswerText("Q4", false, string.Create(CultureInfo.InvariantCulture, $"skill {number}"))]);

    /// <summary>Creates a window that is open now, with a link; both are named <paramref name="slug"/>.</summary>
    public static Task<SurveyWindow> OpenWindowAsync(
        TestDatabase database, string slug = "wave", int k = SurveyWindow.SmallestAllowedBatchSize) =>
        WindowAsync(database, slug, k, opens: TimeSpan.FromHours(-1), closes: TimeSpan.FromDays(1));

    /// <summary>Creates a window at times relative to now, with a link.</summary>
    public static async Task<SurveyWindow> WindowAsync(
        TestDatabase database,
        string slug = "wave",
        int k = SurveyWindow.SmallestAllowedBatchSize,
        TimeSpan? opens = null,
        TimeSpan? closes = null,
        TimeSpan? grace = null)
    {
        var now = DateTimeOffset.UtcNow;
        await using var db = database.Context();
        var questionnaire = await db.Questionnaires.SingleAsync(q => q.Version == Questionnaire.Version);
        var window = new SurveyWindow(
            questionnaire,
            slug,
            $"Window {slug}",
            now + (opens ?? TimeSpan.FromHours(-1)),
            now + (closes ?? TimeSpan.FromDays(1)))
        {
            MinimumBatchSize = k,
            Grace = grace ?? SurveyWindow.DefaultGrace,
        };
        window.AddLink(slug, "Open link");
        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return window;
    }

    /// <summary>Creates a window of a given questionnaire, open now, with a link of the same name.</summary>
    public static async Task<SurveyWindow> OpenWindowAsync(TestDatabase database, string slug, QuestionnaireDocument questionnaire)
    {
        var now = DateTimeOffset.UtcNow;
        var window = new SurveyWindow(new Questionnaire(questionnaire), slug, $"Window {slug}", now.AddHours(-1), now.AddDays(1))
        {
            MinimumBatchSize = SurveyWindow.SmallestAllowedBatchSize,
        };
        window.AddLink(slug, "Open link");
        await using var db = database.Context();
        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return window;
    }

    /// <summary>Creates an administrator without a password, and returns their key.</summary>
    public static async Task<Guid> AdministratorAsync(TestDatabase database, string email = "admin@example.org")
    {
        await using var db = database.Context();
        var member = new StaffMember("An administrator", email);
        db.Users.Add(member);
        await db.SaveChangesAsync();
        return member.Id;
    }

    /// <summary>Accepts a number of submissions, numbered from <paramref name="from"/>, and returns their codes.</summary>
    public static async Task<IReadOnlyList<WithdrawalCode>> AcceptedAsync(
        TestDatabase database,
        SurveyWindow window,
        int count,
        int from = 0)
    {
        var codes = new List<WithdrawalCode>();
        for (var i = from; i < from + count; i++)
        {
            codes.Add(WithdrawalCode.Mint());
            Assert.Equal(AcceptOutcome.Accepted, await database.Get<Acceptance>().AcceptAsync(window.Id, codes[^1], Submission(i)));
        }

        return codes;
    }

    /// <summary>Moves the window to its end: its grace is over, and nothing else has happened yet.</summary>
    public static Task EndAsync(TestDatabase database, SurveyWindow window) =>
        database.RunAsync(
            $"UPDATE survey_window SET opens_at = now() - interval '3 days', closes_at = now() - interval '1 day' WHERE id = {window.Id}");

    public static Task<long> CountAsync(TestDatabase database, string table) => database.ScalarAsync<long>($"SELECT count(*) FROM {table}");

    /// <summary>Returns the number of entries in the activity log that are not sign-ins.</summary>
    public static Task<long> CountActsAsync(TestDatabase database) =>
        database.ScalarAsync<long>("SELECT count(*) FROM trail WHERE act <> 'StaffSignedIn'");
}

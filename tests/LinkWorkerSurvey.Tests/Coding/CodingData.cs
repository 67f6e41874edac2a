using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Surveys with answers to code.</summary>
internal static class CodingData
{
    /// <summary>Creates a finally released window whose respondents gave these answers to Q7, and adds codes with their letters.</summary>
    /// <param name="database">The database.</param>
    /// <param name="answers">The answers, one for each respondent; at least as many as a group has.</param>
    /// <param name="codes">The labels of the codes; each gets its first letter.</param>
    public static async Task<CodeFrame> ReleasedAsync(TestDatabase database, IEnumerable<string> answers, params string[] codes)
    {
        var window = await TestData.OpenWindowAsync(database);
        foreach (var text in answers)
        {
            await database.Get<Acceptance>().AcceptAsync(
                window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [], [new("Q7", false, text)]));
        }

        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        await using (var db = database.Context())
        {
            var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
            foreach (var label in codes)
            {
                var code = frame.AddCode(label);
                frame.ChangeCode(code, code.State with { Letter = char.ToUpperInvariant(label[0]) });
            }

            await db.SaveChangesAsync();
        }

        return await FrameAsync(database, window);
    }

    /// <summary>Returns the present code frame of Q7.</summary>
    public static async Task<CodeFrame> FrameAsync(TestDatabase database, SurveyWindow? window = null)
    {
        await using var db = database.Context();
        return await db.Frames.AsNoTracking().Include(f => f.Codes).Include(f => f.Nets)
            .SingleAsync(f => f.Question == "Q7" && (window == null || f.WindowId == window.Id));
    }

    /// <summary>Returns the standing decisions on Q7 as 'text: labels', ordered.</summary>
    public static async Task<IReadOnlyList<string>> DecisionsAsync(TestDatabase database)
    {
        await using var db = database.Context();
        var texts = await db.CodingTexts.ToDictionaryAsync(text => text.Id, text => text.Text);
        var decisions = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes).Where(d => d.IsStanding).ToListAsync();
        return
        [
            .. decisions.Select(d => $"{texts[d.TextId]}: {(d.Outcome == CodingOutcome.Coded
                ? string.Join(", ", d.Codes.Select(code => code.Label).Order(StringComparer.Ordinal))
                : d.Outcome)}").Order(StringComparer.Ordinal),
        ];
    }
}

using System.Globalization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Reporting.Comparison;

/// <summary>
/// A window of 60 released responses, which differs from 2019 as stated here. Q7 is coded with 2019's code frame and one more code; the
/// last answers await coding.
/// </summary>
internal static class ComparedWindow
{
    public const string NewCode = "Being there over time";

    private const int Waiting = 3;

    public static async Task<SurveyWindow> MakeAsync(TestDatabase database, string slug = "wave")
    {
        var window = await TestData.OpenWindowAsync(database, slug);
        for (var i = 0; i < 60; i++)
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), Sheet(i));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await CodeAsync(database, window);
        return window;
    }

    // Percentages of the 60 here and of the 105 in 2019: 204 100 and 72, 203 33 and 15, 904 75 and 74. Further 907 33 and 10, 902 10 and
    // 28, 314 20 and 45.
    private static Submission Sheet(int number)
    {
        List<short> ticks = [204, 301, 302, (short)(601 + (number % 3)), (short)(1001 + (number % 2))];
        void Tick(short key, bool ticked) => ticks.AddRange(ticked ? [key] : []);
        Tick(203, number % 3 == 0);
        Tick(904, number % 4 != 0);
        Tick(907, number % 3 == 0);
        Tick(902, number % 10 == 0);
        Tick(314, number % 5 == 0);
        return new(TestData.Questionnaire, ticks, [new AnswerText("Q7", false, number.ToString(CultureInfo.InvariantCulture))]);
    }

    // In per cent, as above: listening 50 and 52, building confidence 60 and 23.
    private static IEnumerable<string> Codes(int number) => new (string Label, bool Given)[]
    {
        ("Listening", number % 2 == 0), (AComparison.Confidence, number % 5 < 3), (NewCode, number % 6 == 0),
    }.Where(code => code.Given).Select(code => code.Label);

    private static async Task CodeAsync(TestDatabase database, SurveyWindow window)
    {
        await using var db = database.Context();
        var frame = await db.Frames.Include(f => f.Codes).SingleAsync(f => f.WindowId == window.Id && f.Question == "Q7");
        foreach (var label in Wave.Of2019.Facets.Single(f => f.Question == "Q7").Categories.Select(c => c.Label).Append(NewCode))
            frame.AddCode(label);
        await db.SaveChangesAsync();
        foreach (var text in await db.CodingTexts.AsNoTracking().Where(t => t.WindowId == window.Id).ToListAsync())
        {
            var number = int.Parse(text.Text, CultureInfo.InvariantCulture);
            if (number >= 60 - Waiting)
                continue;
            var given = Codes(number).Select(label => frame.Codes.Single(c => c.Label == label).Id).ToList();
            await database
                .Get<CodingService>()
                .RecordDecisionAsync(
                    [text.Id], frame.Id, given.Count > 0 ? CodingOutcome.Coded : CodingOutcome.NothingToCode, given, staffId: null);
        }
    }
}

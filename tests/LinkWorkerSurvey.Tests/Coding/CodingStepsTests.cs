using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests random orders of what two coders do in a code frame, and undo, against a count by hand.</summary>
public class CodingStepsTests
{
    private const int Respondents = 20;

    [Theory]
    [InlineData("Q4")]
    [InlineData("Q6")]
    public async Task AnyOrderOfStepsByTwoCoders_CountsNobodyTwice_AndUndoneFromTheLastIsAsAtTheStart(string question)
    {
        await using var database = await TestDatabase.CreateAsync();
        Guid[] coders =
            [await TestData.AdministratorAsync(database), await TestData.AdministratorAsync(database, "second@example.org")];
        var done = new HashSet<CodingStepKind>();
        var undone = 0;
        for (var seed = 0; seed < 8; seed++)
        {
            var random = new Random(seed);
            var frame = await FrameAsync(database, await ReleasedAsync(database, $"wave-{seed}", random), question);
            var start = await StateAsync(database, frame);
            for (var step = 0; step < 40; step++)
            {
                var before = await StateAsync(database, frame);
                var (refused, undid) = await ActAsync(database, frame, random, coders[random.Next(2)]);
                undone += undid ? 1 : 0;
                if (refused is not null)
                {
                    Assert.IsType<RuleException>(refused, exactMatch: false);
                    Assert.Equal(before, await StateAsync(database, frame));
                }

                if (step % 5 == 0)
                    await AssertCountedAsync(database, frame);
            }

            await AssertCountedAsync(database, frame);
            while (await LastAsync(database, frame) is { } last)
            {
                done.Add(last.Kind);
                await using var db = database.Context();
                Assert.Equal(last.Id, (await new CodingService(db, TimeProvider.System).UndoAsync(frame, last.StaffId))!.Id);
            }

            Assert.Equal(start, await StateAsync(database, frame));
            await AssertCountedAsync(database, frame);
        }

        Assert.Equal(Enum.GetValues<CodingStepKind>(), done.Order());
        Assert.InRange(undone, 5, int.MaxValue);
    }

    private static async Task<(Exception? Refused, bool Undid)> ActAsync(TestDatabase database, int frameId, Random random, Guid coder)
    {
        await using var db = database.Context();
        var (coding, frames) = (new CodingService(db, TimeProvider.System), new CodeFrameService(db, TimeProvider.System));
        var frame = await ReadAsync(db, frameId);
        var texts = await TextsAsync(db, frame);
        List<Code> codes = [.. frame.InUse];
        Code AnyCode() => codes.Count == 0 ? frame.Codes[^1] : codes[random.Next(codes.Count)];
        Net? AnyNet() => frame.NetsInUse.ToList() is { Count: > 0 } nets ? nets[random.Next(nets.Count)] : null;
        Guid AnyText() => texts[random.Next(texts.Count)].Id;
        var label = $"Label {random.Next(6)}";
        var act = random.Next(17);
        var refused = await Record.ExceptionAsync(async () =>
        {
            switch (act)
            {
                case 0 or 1:
                    await frames.AddCodeAsync(frameId, label, AnyNet()?.Id, coder);
                    break;
                case 2 when codes.Count > 0:
                    await frames.ChangeCodeAsync(frameId, AnyCode().Id, null, AnyCode().State with { Label = label }, coder);
                    break;
                case 3 when codes.Count > 0:
                    var code = AnyCode();
                    var to = code.State with { NetId = AnyNet()?.Id, Letter = (char)('A' + random.Next(8)) };
                    await frames.ChangeCodeAsync(frameId, code.Id, code.State, to, coder);
                    break;
                case 4 when codes.Count > 0:
                    await frames.ReviewCodeAsync(frameId, AnyCode().Id, coder);
                    break;
                case 5 when codes.Count > 0:
                    await frames.MergeCodeAsync(frameId, AnyCode().Id, AnyCode().Id, coder);
                    break;
                case 6 when codes.Count > 0:
                    var split = AnyCode();
                    var having = await db.CodingDecisions.AsNoTracking().Where(d => d.FrameId == frameId && d.IsStanding)
                        .Where(d => d.Codes.Any(given => given.Id == split.Id)).Select(d => d.TextId).Take(2).ToListAsync();
                    await frames.SplitCodeAsync(frameId, split.Id, $"Split {random.Next(4)}", having, coder);
                    break;
                case 7 when codes.Count > 0:
                    await frames.RemoveCodeAsync(frameId, AnyCode().Id, coder);
                    break;
                case 8:
                    await frames.AddNetAsync(frameId, $"Net {random.Next(3)}", coder);
                    break;
                case 9 when AnyNet() is { } net:
                    await frames.RenameNetAsync(frameId, net.Id, $"Net {random.Next(3)}", coder);
                    break;
                case 10 when AnyNet() is { } net:
                    await frames.RemoveNetAsync(frameId, net.Id, coder);
                    break;
                case 11 when codes.Count > 0:
                    await frames.MoveCodeAsync(frameId, AnyCode().Id, random.Next(3) == 0 ? null : AnyCode().Id, coder);
                    break;
                case 12 when random.Next(2) == 0:
                    await coding.RecordDecisionAsync([AnyText()], frameId, CodingOutcome.NothingToCode, [], coder);
                    break;
                case 13:
                    Assert.NotEqual(0, (await coding.UndoAsync(frameId, coder))?.Id);
                    break;
                case 16:
                    NewCode[] offered = [.. Enumerable.Range(random.Next(5), 2).Select(i => new NewCode($"Label {i}")
                    {
                        Net = random.Next(2) == 0 ? $"Net {random.Next(3)}" : null,
                        Letter = (char)('A' + i),
                    })];
                    await frames.AddCodesAsync(frameId, offered, coder);
                    break;
                default:
                    if (codes.Count > 0)
                    {
                        // One answer, or several together.
                        Guid[] together = [.. Enumerable.Range(0, 1 + random.Next(6)).Select(_ => AnyText())];
                        await coding.RecordDecisionAsync(
                            together, frameId, CodingOutcome.Coded, [AnyCode().Id, AnyCode().Id], coder);
                    }

                    break;
            }
        });
        return (refused, act == 13 && refused is null);
    }

    // Counts respondents one by one, from the rows themselves.
    private static async Task AssertCountedAsync(TestDatabase database, int frameId)
    {
        await using var db = database.Context();
        var frame = await ReadAsync(db, frameId);
        var window = await db.Windows.AsNoTracking().Include(w => w.Questionnaire).SingleAsync(w => w.Id == frame.WindowId);
        var responses = await db.Responses.AsNoTracking().Where(r => r.WindowId == window.Id).ToListAsync();
        var texts = await db.AnswerTexts.AsNoTracking().Where(t => t.Question == frame.Question).ToListAsync();
        var decisions = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes)
            .Where(d => d.FrameId == frameId && d.IsStanding).ToListAsync();
        var inCodes = responses.ConvertAll(response => texts
            .Where(text => text.ResponseId == response.Id)
            .SelectMany(text => decisions.SingleOrDefault(d => d.TextId == text.Id)?.Codes ?? [])
            .Select(given => frame.CountsAs(frame.Codes.Single(code => code.Id == given.Id)))
            .Concat(frame.InUse.Where(code => code.OptionKey is { } option && response.Ticks.Contains(option)))
            .ToHashSet());
        var expected = frame.InUse.Select(code => (code.Label, inCodes.Count(codes => codes.Contains(code))))
            .Concat(frame.NetsInUse.Select(net => (net.Label, inCodes.Count(codes => codes.Any(code => code.NetId == net.Id)))));

        // A question with options counts its coding once that is signed off.
        await database.RunAsync($"UPDATE frame SET signed_off_at = now() WHERE id = {frameId}");
        var table = (await Figure.CountAsync(database, window.Slug)).Figures(new FigureView { Order = RowOrder.Questionnaire })
            .Questions.Single(table => table.Code == frame.Question);
        await database.RunAsync($"UPDATE frame SET signed_off_at = NULL WHERE id = {frameId}");
        var other = window.Questionnaire.Document.Question(frame.Question).Other?.Label;
        Assert.Equal(
            expected,
            table.Categories.Where(row => row.Label != other).Select(row => (row.Label, row.Share.Count))
                .Concat(table.Nets.Select(net => (net.Label, net.Share.Count))));
        Assert.All(table.Categories, row => Assert.InRange(row.Share.Count, 0, Respondents));
    }

    private static async Task<string> StateAsync(TestDatabase database, int frameId)
    {
        await using var db = database.Context();
        var frame = await ReadAsync(db, frameId);
        var decisions = await db.CodingDecisions.AsNoTracking().Include(d => d.Codes)
            .Where(d => d.FrameId == frameId && d.IsStanding).OrderBy(d => d.TextId).ToListAsync();
        return string.Join('\n', (string[])
        [
            .. frame.InUse.Select(code => $"{code.Id} {code.State}"),
            .. frame.NetsInUse.Select(net => $"{net.Id} {net.State}"),
            .. decisions.Select(d => $"{d.TextId} {d.Outcome} {string.Join(' ', d.Codes.Select(code => code.Id).Order())}"),
        ]);
    }

    private static async Task<CodingStep?> LastAsync(TestDatabase database, int frameId)
    {
        await using var db = database.Context();
        return await db.CodingSteps.AsNoTracking().Where(step => step.FrameId == frameId && step.UndoneAt == null)
            .OrderByDescending(step => step.Id).FirstOrDefaultAsync();
    }

    private static Task<CodeFrame> ReadAsync(SurveyDbContext db, int frameId) =>
        db.Frames.AsNoTracking().Include(f => f.Codes).Include(f => f.Nets).SingleAsync(f => f.Id == frameId);

    private static Task<List<CodingText>> TextsAsync(SurveyDbContext db, CodeFrame frame) => db.CodingTexts.AsNoTracking()
        .Where(text => text.WindowId == frame.WindowId && text.Question == frame.Question).OrderBy(text => text.Id).ToListAsync();

    private static async Task<int> FrameAsync(TestDatabase database, SurveyWindow window, string question)
    {
        await using var db = database.Context();
        return await db.Frames.Where(f => f.WindowId == window.Id && f.Question == question).Select(f => f.Id).SingleAsync();
    }

    private static async Task<SurveyWindow> ReleasedAsync(TestDatabase database, string slug, Random random)
    {
        var window = await TestData.OpenWindowAsync(database, slug);
        for (var i = 0; i < Respondents; i++)
        {
            short[] ticks = random.Next(3) == 0 ? [(short)(601 + random.Next(3))] : [699];
            List<AnswerText> texts = [new("Q4", false, $"skill {i}")];
            if (ticks is [699])
                texts.Add(new("Q6", true, $"talk {i}"));
            await database.Get<Acceptance>().AcceptAsync(
                window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, ticks, texts));
        }

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        return window;
    }
}

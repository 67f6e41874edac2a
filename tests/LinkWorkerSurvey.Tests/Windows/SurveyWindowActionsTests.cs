using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Windows;

/// <summary>Tests random orders of the actions of two administrators against the rules of a survey window and its activity log.</summary>
public class SurveyWindowActionsTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 10, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AnyOrderOfActionsByTwoPeople_LeavesALegalState_WhichTheActivityLogGivesToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = new[]
        {
            await TestData.AdministratorAsync(database),
            await TestData.AdministratorAsync(database, "second@example.org"),
        };
        var done = new HashSet<AuditAction>();
        for (var seed = 0; seed < 80; seed++)
        {
            var random = new Random(seed);
            var clock = new FakeTimeProvider(Start);
            var id = await DraftAsync(database, $"wave-{seed}");
            for (var step = 0; step < 30; step++)
            {
                clock.Advance(TimeSpan.FromMinutes(random.Next(4) == 0 ? random.Next(5_000) : random.Next(5)));
                await using var db = database.Context();
                var window = await db.Windows.Include(w => w.Questionnaire).Include(w => w.Links).SingleAsync(w => w.Id == id);
                var before = Values(await ReadAsync(database, id));
                var refused = await Record.ExceptionAsync(() => ActAsync(
                    new SurveyWindowService(db, database.Get<Releaser>(), clock), window, random, clock.GetUtcNow(), staff[step % 2]));
                if (refused is not null)
                {
                    Assert.IsType<RuleException>(refused, exactMatch: false);
                    Assert.Equal(before, Values(await ReadAsync(database, id)));
                }

                AssertLegal(await ReadAsync(database, id), clock.GetUtcNow());
            }

            await using var read = database.Context();
            var entries = await read.AuditEntries.Where(entry => entry.WindowId == id).OrderBy(entry => entry.Id).ToListAsync();
            Assert.Equal(Values(await ReadAsync(database, id)), Replayed(entries));
            done.UnionWith(entries.Select(entry => entry.Action));
        }

        AuditAction[] all =
        [
            AuditAction.WindowScheduled,
            AuditAction.WindowOpened,
            AuditAction.WindowPaused,
            AuditAction.WindowResumed,
            AuditAction.WindowClosed,
            AuditAction.WindowClosingUndone,
            AuditAction.WindowPreviewed,
            AuditAction.PopulationSaid,
            AuditAction.TitleChanged,
            AuditAction.OpeningChanged,
            AuditAction.ClosingChanged,
            AuditAction.GraceChanged,
            AuditAction.ContactChanged,
        ];
        Assert.Equal(all.Order(), done.Order());
    }

    private static async Task<int> DraftAsync(TestDatabase database, string slug)
    {
        await using var db = database.Context();
        var questionnaire = await db.Questionnaires.SingleAsync(q => q.Version == TestData.Questionnaire.Version);
        var window = new SurveyWindow(questionnaire, slug, "A survey", Start.AddDays(8), Start.AddDays(36)).AsDraft();
        window.AddLink(slug, "Open link");
        db.Windows.Add(window);
        await db.SaveChangesAsync();
        return window.Id;
    }

    private static Task<SurveyWindow> ReadAsync(TestDatabase database, int id) =>
        database.Context().Windows.AsNoTracking().Include(w => w.Questionnaire).SingleAsync(w => w.Id == id);

    private static Task ActAsync(SurveyWindowService service, SurveyWindow window, Random random, DateTimeOffset now, Guid staff)
    {
        var at = now.AddMinutes(random.Next(-20_000, 60_000));
        return random.Next(13) switch
        {
            0 => service.ScheduleAsync(window, staff),
            1 => service.OpenAsync(window, staff),
            2 => service.PauseAsync(window, staff),
            3 => service.ResumeAsync(window, staff),
            4 => service.CloseAsync(window, staff),
            5 => service.UndoClosingAsync(window, staff),
            6 => service.MarkPreviewedAsync(window, staff),
            7 => ChangeAsync(
                WindowDetail.Population,
                (received, _) => window.SetPopulation(random.Next(2) == 0 ? null : random.Next(1, 2_000), received)),
            8 => ChangeAsync(WindowDetail.OpensAt, (received, at2) => window.ChangeOpening(at, received, at2)),
            9 => ChangeAsync(WindowDetail.ClosesAt, (_, at2) => window.ChangeClosing(at, at2)),
            10 => ChangeAsync(WindowDetail.Title, (_, _) => window.ChangeTitle($"Title {random.Next(9)}")),
            11 => ChangeAsync(WindowDetail.Grace, (_, at2) => window.ChangeGrace(TimeSpan.FromMinutes(random.Next(60)), at2)),
            _ => ChangeAsync(WindowDetail.Contact, (_, _) => window.ChangeFacts(new() { Contact = $"contact {random.Next(9)}" })),
        };

        Task ChangeAsync(WindowDetail detail, Action<int, DateTimeOffset> change) =>
            service.ChangeDetailAsync(window, detail, detail.Of(window), change, staff);
    }

    private static void AssertLegal(SurveyWindow window, DateTimeOffset now)
    {
        Assert.True(window.OpensAt < window.ClosesAt);
        Assert.True(window.PausedAt is null || (!window.IsDraft && window.PausedAt >= window.OpensAt));
        Assert.True(window.ClosedAt is not { } closed || (!window.IsDraft && closed >= window.OpensAt && closed <= window.ClosesAt));
        Assert.True(window.EndsAt <= window.ClosesAt);
        Assert.True(window.AcceptsUntil <= window.EndsAt + window.Grace);
        Assert.True(window.FinalReleaseDueAt >= window.EndsAt + window.Grace);
        Assert.True(window.UndoUntil is null || window.FinalReleaseDueAt >= window.UndoUntil);
        var state = window.StateAt(now);
        Assert.Equal(window.IsDraft, state == WindowState.Draft);
        Assert.Equal(
            state is WindowState.Open or WindowState.InGrace || (state == WindowState.Paused && now < window.AcceptsUntil),
            window.AcceptsAt(now));
        Assert.False(state == WindowState.Open && now >= window.ClosesAt);
    }

    private static string Values(SurveyWindow window) => Values(
        window.Title,
        window.IsDraft,
        Text(window.OpensAt),
        Text(window.ClosesAt),
        window.PausedAt,
        window.ClosedAt,
        window.PreviewedAt,
        window.Grace.TotalMinutes.ToString(CultureInfo.InvariantCulture),
        window.Population?.ToString(CultureInfo.InvariantCulture) ?? "",
        window.Facts.Contact);

    // Applies the entries to the window as it was created.
    private static string Replayed(IReadOnlyList<AuditEntry> entries)
    {
        var (title, draft, opens, closes) = ("A survey", true, Text(Start.AddDays(8)), Text(Start.AddDays(36)));
        var (grace, population, contact) = ("30", "", "");
        DateTimeOffset? paused = null, closed = null, previewed = null;
        foreach (var entry in entries)
        {
            switch (entry.Action)
            {
                case AuditAction.WindowScheduled or AuditAction.WindowOpened:
                    (draft, opens) = (false, entry.After!);
                    break;
                case AuditAction.WindowPaused:
                    paused = entry.At;
                    break;
                case AuditAction.WindowResumed:
                    paused = null;
                    break;
                case AuditAction.WindowClosed:
                    closed = entry.At;
                    break;
                case AuditAction.WindowClosingUndone:
                    closed = null;
                    break;
                case AuditAction.WindowPreviewed:
                    previewed = entry.At;
                    break;
                case AuditAction.OpeningChanged:
                    (opens, paused) = (entry.After!, null);
                    break;
                case AuditAction.ClosingChanged:
                    closes = entry.After!;
                    break;
                case AuditAction.TitleChanged:
                    title = entry.After!;
                    break;
                case AuditAction.GraceChanged:
                    grace = entry.After!;
                    break;
                case AuditAction.PopulationSaid:
                    population = entry.After!;
                    break;
                case AuditAction.ContactChanged:
                    contact = entry.After!;
                    break;
                default:
                    Assert.Fail($"{entry.Action} is not replayed.");
                    break;
            }
        }

        return Values(title, draft, opens, closes, paused, closed, previewed, grace, population, contact);
    }

    private static string Values(params object?[] values) => string.Join("; ", values.Select(value => value switch
    {
        DateTimeOffset at => Text(at),
        null => "none",
        _ => value.ToString(),
    }));

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

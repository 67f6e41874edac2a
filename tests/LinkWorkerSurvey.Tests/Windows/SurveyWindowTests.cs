using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Windows;

public class SurveyWindowTests
{
    private static readonly DateTimeOffset Opens = UkTime.StartOf(new DateOnly(2019, 1, 18));
    private static readonly DateTimeOffset Closes = UkTime.EndOf(new DateOnly(2019, 2, 15));
    private static readonly TimeSpan Instant = TimeSpan.FromTicks(1);

    [Fact]
    public void StateAt_FollowsTheClockOverTheWindowsLife()
    {
        var window = Window();
        Assert.Equal(WindowState.NotYetOpen, window.StateAt(Opens - Instant));
        Assert.Equal(WindowState.Open, window.StateAt(Opens));
        Assert.Equal(WindowState.Open, window.StateAt(Closes - Instant));
        Assert.Equal(WindowState.InGrace, window.StateAt(Closes));
        Assert.Equal(WindowState.InGrace, window.StateAt(Closes + window.Grace - Instant));
        Assert.Equal(WindowState.Closed, window.StateAt(Closes + window.Grace));
    }

    [Fact]
    public void CloseNow_EndsTheWindow_WhateverTheClockDoesAfterwards()
    {
        var window = Window();
        window.CloseNow(Opens.AddDays(1));

        Assert.Equal(WindowState.InGrace, window.StateAt(Opens.AddDays(1)));
        Assert.Equal(WindowState.Closed, window.StateAt(Opens.AddDays(1) + window.Grace));
        Assert.Equal(WindowState.InGrace, window.StateAt(Opens));
        Assert.Throws<RuleException>(() => window.CloseNow(Opens));
    }

    [Fact]
    public void CloseNow_CanBeUndoneForTenMinutes_AndTheFinalReleaseIsNeverEarlier()
    {
        var window = Window(grace: TimeSpan.FromMinutes(2));
        var closed = Opens.AddDays(1);
        window.CloseNow(closed);

        Assert.Equal(closed + SurveyWindow.UndoTime, window.UndoUntil);
        Assert.Equal(window.UndoUntil, window.FinalReleaseDueAt);
        Assert.Equal(WindowState.Closed, window.StateAt(closed.AddMinutes(5)));
        Assert.True(window.CanUndoClosing(closed.AddMinutes(10) - Instant));
        Assert.Throws<RuleException>(() => window.UndoClosing(closed.AddMinutes(10)));
        window.UndoClosing(closed.AddMinutes(10) - Instant);
        Assert.Equal(WindowState.Open, window.StateAt(closed.AddMinutes(10)));
        Assert.Equal(Closes + window.Grace, window.FinalReleaseDueAt);
    }

    [Fact]
    public void AWindowThatEndsAtItsClosingTime_CannotBeUndone() => Assert.False(Window().CanUndoClosing(Closes));

    [Fact]
    public void Pause_ShowsNoForm_AndAcceptsFormsForTheGracePeriod_UntilItIsResumed()
    {
        var window = Window();
        var paused = Opens.AddDays(1);
        window.Pause(paused);

        Assert.Equal(WindowState.Paused, window.StateAt(paused));
        Assert.True(window.AcceptsAt(paused + window.Grace - Instant));
        Assert.False(window.AcceptsAt(paused + window.Grace));
        Assert.Equal(WindowState.Closed, window.StateAt(Closes));
        Assert.Throws<RuleException>(() => window.Pause(paused));
        window.Resume(paused.AddDays(1));
        Assert.Equal(WindowState.Open, window.StateAt(paused.AddDays(1)));
        Assert.Throws<RuleException>(() => window.Resume(paused.AddDays(1)));
    }

    [Fact]
    public void Draft_DoesNotOpen_BeforeItsOpeningIsConfirmed()
    {
        var window = Window().AsDraft();
        Assert.Equal(WindowState.Draft, window.StateAt(Opens.AddDays(1)));
        Assert.False(window.AcceptsAt(Opens.AddDays(1)));
        Assert.Equal([OpeningCheck.Link, OpeningCheck.Contact, OpeningCheck.Preview], window.ChecksLeftAt(Opens));
        Assert.Throws<RuleException>(() => window.ConfirmOpening(Opens));
        Assert.Throws<RuleException>(() => window.OpenNow(Opens));
        window.AddLink("wave", "Open link");
        window.ChangeFacts(new() { Contact = "survey@example.org" });
        window.MarkPreviewed(Opens);
        Assert.Equal([OpeningCheck.Dates], window.ChecksLeftAt(Closes));

        window.ConfirmOpening(Opens.AddDays(1));

        Assert.Equal(Opens.AddDays(1), window.OpensAt);
        Assert.Equal(WindowState.Open, window.StateAt(Opens.AddDays(1)));
        Assert.Throws<RuleException>(() => window.ConfirmOpening(Opens.AddDays(1)));
        Assert.Throws<RuleException>(() => Window().AsDraft().ConfirmOpening(Closes));
    }

    [Fact]
    public void ChangeOpening_OfAnOpenWindowThatReceivedNothing_SchedulesItAgain()
    {
        var window = Window();
        var now = Opens.AddDays(1);
        Assert.Throws<RuleException>(() => window.ChangeOpening(now.AddDays(1), received: 1, now));
        Assert.Throws<RuleException>(() => window.ChangeOpening(now, received: 0, now));
        Assert.Throws<RuleException>(() => window.ChangeOpening(Closes, received: 0, now));
        Assert.Throws<RuleException>(() => window.ChangeOpening(Closes.AddDays(1), received: 0, Closes));

        window.ChangeOpening(now.AddDays(1), received: 0, now);

        Assert.Equal(WindowState.NotYetOpen, window.StateAt(now));
    }

    [Fact]
    public void ChangeClosing_OfAnOpenWindow_OnlyExtendsIt()
    {
        var window = Window();
        var now = Opens.AddDays(1);
        Assert.Throws<RuleException>(() => window.ChangeClosing(Closes - Instant, now));
        window.ChangeClosing(Closes.AddDays(7), now);
        Assert.Equal(WindowState.Open, window.StateAt(Closes.AddDays(6)));
        Assert.Throws<RuleException>(() => window.ChangeClosing(Closes.AddDays(9), Closes.AddDays(7)));

        var scheduled = Window();
        scheduled.ChangeClosing(Opens.AddDays(2), Opens.AddDays(-1));
        Assert.Equal(Opens.AddDays(2), scheduled.ClosesAt);
        Assert.Throws<RuleException>(() => scheduled.ChangeClosing(Opens, Opens.AddDays(-1)));
    }

    [Fact]
    public async Task AnEndTakenNoteOf_OutlivesAClockThatGoesBack()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, closes: TimeSpan.FromMinutes(-1));
        await database.Get<Releaser>().ReleaseDueAsync();

        var window = await database.Context().Windows.SingleAsync();

        Assert.Equal(window.ClosesAt, window.ClosedAt);
        Assert.Equal(WindowState.InGrace, window.StateAt(window.ClosesAt.AddMinutes(-1)));
    }

    [Theory]
    [InlineData(4, WindowState.AwaitingDecision)]
    [InlineData(5, WindowState.FinallyReleased)]
    public async Task StateAt_AfterTheLastRelease_IsTheSameAtAnyTime(int sheets, WindowState expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        await TestData.AcceptedAsync(database, window, sheets);
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        var ended = await database.Context().Windows.SingleAsync();

        Assert.All([ended.OpensAt.AddDays(-1), ended.OpensAt, ended.ClosesAt, ended.ClosesAt.AddDays(99)], at =>
            Assert.Equal(expected, ended.StateAt(at)));
    }

    [Fact]
    public void OpenNow_OpensAheadOfTime()
    {
        var window = Window();
        window.OpenNow(Opens.AddDays(-1));
        Assert.Equal(WindowState.Open, window.StateAt(Opens.AddDays(-1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public void OpenNow_OnceOpened_Refuses(int days) => Assert.Throws<RuleException>(() => Window().OpenNow(Opens.AddDays(days)));

    [Theory]
    [InlineData(-1)]
    [InlineData(300)]
    public void CloseNow_OfAWindowThatIsNotOpen_Refuses(int days) =>
        Assert.Throws<RuleException>(() => Window().CloseNow(Opens.AddDays(days)));

    [Fact]
    public void K_UnderTheLeast_IsRefused()
    {
        Assert.Equal(5, Window(k: 5).MinimumBatchSize);
        Assert.Throws<ArgumentOutOfRangeException>(() => Window(k: 4));
    }

    [Fact]
    public async Task K_UnderTheLeast_IsRefusedByTheDatabaseToo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.RunAsync("UPDATE survey_window SET k = 4"));
        Assert.Equal("ck_survey_window_k", refusal.ConstraintName);
    }

    [Theory]
    [InlineData("Wave", "A title")]
    [InlineData("wave", " ")]
    [InlineData(
        "wave",
        "1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void AWindow_NeedsASlugAndATitle(string slug, string title) =>
        Assert.Throws<ArgumentException>(() => new SurveyWindow(new(TestData.Questionnaire), slug, title, Opens, Closes));

    [Fact]
    public void AWindow_ClosesAfterItOpens() =>
        Assert.Throws<ArgumentException>(() => new SurveyWindow(new(TestData.Questionnaire), "wave", "Wave", Opens, Opens));

    [Fact]
    public void EveryQuestionAndFacet_HasAFrameWithTheQuestionsOptionsAsCodes()
    {
        var expected =
            from question in TestData.Questionnaire.Questions
            from facet in question.Facets.DefaultIfEmpty<string?>(null)
            select $"{question.Code} {facet}: {string.Join(", ", question.Options.Select(o => $"{o.Key} {o.Label}"))}";

        var frames = Window().Frames;

        Assert.Equal(12, frames.Count);
        Assert.Equal(
            expected,
            frames.Select(f => $"{f.Question} {f.Facet}: {string.Join(", ", f.Codes.Select(c => $"{c.OptionKey} {c.Label}"))}"));
    }

    private static SurveyWindow Window(int k = SurveyWindow.DefaultBatchSize, TimeSpan? grace = null) =>
        new(new Questionnaire(TestData.Questionnaire), "wave", "Wave", Opens, Closes)
        {
            MinimumBatchSize = k,
            Grace = grace ?? SurveyWindow.DefaultGrace,
        };
}

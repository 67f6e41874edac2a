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
    public void CloseNow_EndsTheWindowForGood_WhateverTheClockDoesAfterwards()
    {
        var window = Window();
        window.CloseNow(Opens.AddDays(1));

        Assert.Equal(WindowState.InGrace, window.StateAt(Opens.AddDays(1)));
        Assert.Equal(WindowState.Closed, window.StateAt(Opens.AddDays(1) + window.Grace));
        Assert.Equal(WindowState.InGrace, window.StateAt(Opens));
        Assert.Throws<RuleException>(() => window.CloseNow(Opens));
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

    private static SurveyWindow Window(int k = SurveyWindow.DefaultBatchSize) =>
        new(new Questionnaire(TestData.Questionnaire), "wave", "Wave", Opens, Closes) { MinimumBatchSize = k };
}

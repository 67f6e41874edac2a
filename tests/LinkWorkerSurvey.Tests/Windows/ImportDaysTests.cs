using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.Extensions.Time.Testing;

namespace LinkWorkerSurvey.Tests.Windows;

/// <summary>Tests the days that may be entered for an imported wave: both or neither, and in the past.</summary>
public class ImportDaysTests
{
    // In summer time, half an hour before midnight in the United Kingdom.
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 7, 1, 22, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(null, null)]
    [InlineData("2018-01-18", "2018-02-15")]
    [InlineData("2018-01-18", "2018-01-18")]
    [InlineData("2000-01-01", "2026-06-30")]
    public void TheyAreTaken(string? from, string? to)
    {
        var days = Days(from, to);

        Assert.Empty(new ImportDaysValidator(Clock).Validate(days).Errors);
        Assert.Equal(from is null ? null : new WaveFieldwork(days.From!.Value, days.To!.Value), days.Fieldwork());
    }

    [Theory]
    [InlineData(null, "2018-02-15", "From: Enter the first day, or leave both days empty")]
    [InlineData("2018-01-18", null, "To: Enter the last day, or leave both days empty")]
    [InlineData("2018-02-15", "2018-02-14", "To: Last day must be the same as or after the first day")]
    [InlineData("1999-12-31", "2018-02-15", "From: Enter a date in this century")]
    [InlineData("2026-06-01", "2026-07-01", "To: Last day must be in the past")]
    [InlineData("2026-06-01", "9999-12-31", "To: Last day must be in the past")]
    public void TheyAreRefused(string? from, string? to, string message) =>
        Assert.Equal(
            [message],
            new ImportDaysValidator(Clock).Validate(Days(from, to)).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}"));

    private static ImportDays Days(string? from, string? to) => new() { From = Day(from), To = Day(to) };

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

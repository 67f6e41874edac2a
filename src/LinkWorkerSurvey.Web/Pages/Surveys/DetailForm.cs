using System.Globalization;
using System.Net.Mail;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>The input for one detail of a survey on the set-up page, and the value that the person saw before.</summary>
public sealed class DetailForm
{
    /// <summary>The greatest minimum batch size that the page accepts.</summary>
    private const int LargestK = 100;

    private const NumberStyles Whole = NumberStyles.AllowThousands | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    // Browsers send the first of each. Those without fields for dates and times send what people type.
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d M yyyy", "d/M/yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy"];
    private static readonly string[] TimeFormats = ["HH:mm", "H:mm", "HH:mm:ss", "h:mmtt", "h:mm tt", "htt", "h tt"];

    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>The detail's value when the form was shown: see <see cref="WindowDetail.Of"/>.</summary>
    public string? Seen { get; set; }

    /// <summary>The text or number; for a questionnaire, its key.</summary>
    public string? Value { get; set; }

    /// <summary>The day of an opening or closing time, as year-month-day.</summary>
    public string? Day { get; set; }

    /// <summary>The time of day, as 24 hours and minutes.</summary>
    public string? Time { get; set; }

    /// <summary>Which of two instants a repeated time means: 'BST' or 'GMT'; null if it was not asked.</summary>
    public string? Reading { get; set; }

    /// <summary>The reason for extending an open survey; null if there is none.</summary>
    public string? Reason { get; set; }

    // The texts about a survey are paragraphs; people press Enter in their text areas all the same.
    private string Paragraph => string.Join(
        ' ', (Value ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Fills the form with a window's present value.</summary>
    public static DetailForm Of(WindowDetail detail, SurveyWindow window)
    {
        var form = new DetailForm { Seen = detail.Of(window), Value = detail.Of(window) };
        if (detail == WindowDetail.Questionnaire)
            form.Value = window.QuestionnaireId.ToString(CultureInfo.InvariantCulture);
        if (InstantOf(detail, window) is { } at)
        {
            var (day, time) = UkTime.LocalOf(at);
            form.Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            form.Time = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        return form;
    }

    /// <summary>Returns the change that the input asks for; null if it is invalid, with the errors in the model state.</summary>
    public Action<int, DateTimeOffset>? Read(WindowDetail detail, SurveyWindow window, ModelStateDictionary errors)
    {
        if (detail == WindowDetail.OpensAt || detail == WindowDetail.ClosesAt)
        {
            if (Instant(errors) is not { } at)
                return null;
            return detail == WindowDetail.OpensAt
                ? (received, now) => window.ChangeOpening(at, received, now)
                : (_, now) => window.ChangeClosing(at, now);
        }

        var text = (Value ?? "").Trim();
        if (detail == WindowDetail.Title)
            return Text(text, SurveyWindow.TitleLimit, "Enter a title", errors) ? (_, _) => window.ChangeTitle(text) : null;
        if (detail == WindowDetail.Grace)
            return Number(text, 0, (int)SurveyWindow.LongestGrace.TotalMinutes, "Minutes", errors) is { } minutes
                ? (_, now) => window.ChangeGrace(TimeSpan.FromMinutes(minutes), now)
                : null;
        if (detail == WindowDetail.MinimumBatchSize)
            return Number(text, SurveyWindow.SmallestAllowedBatchSize, LargestK, "Group size", errors) is { } size
                ? (_, now) => window.ChangeMinimumBatchSize(size, now)
                : null;
        text = Paragraph;
        if (!Text(text, SurveyFacts.Limit, required: null, errors))
            return null;
        if (detail == WindowDetail.Contact && !IsContact(text))
        {
            errors.AddModelError(nameof(Value), "Enter a complete email address, such as survey@example.org");
            return null;
        }

        return detail.Name switch
        {
            nameof(SurveyFacts.Contact) => (_, _) => window.ChangeFacts(window.Facts with { Contact = text }),
            nameof(SurveyFacts.Sponsor) => (_, _) => window.ChangeFacts(window.Facts with { Sponsor = text }),
            nameof(SurveyFacts.Eligibility) => (_, _) => window.ChangeFacts(window.Facts with { Eligibility = text }),
            nameof(SurveyFacts.Distribution) => (_, _) => window.ChangeFacts(window.Facts with { Distribution = text }),
            _ => throw new ArgumentOutOfRangeException(nameof(detail), detail.Name, "This detail has another form."),
        };
    }

    /// <summary>Returns whether the form asks for a window's present value, such as after a double click.</summary>
    public bool IsPresent(WindowDetail detail, SurveyWindow window)
    {
        var (present, given) = (Of(detail, window), Paragraph);
        if (Day is not null)
            return (Day, Time) == (present.Day, present.Time);
        return given == (present.Value ?? "")
            || (detail == WindowDetail.Population
                && int.TryParse(given, Whole, CultureInfo.InvariantCulture, out var number) && number == window.Population);
    }

    /// <summary>
    /// Returns the number of eligible people; null if the text is empty, or is invalid, with an error in the model state.
    /// </summary>
    public int? Population(ModelStateDictionary errors)
    {
        if (string.IsNullOrWhiteSpace(Value))
            return null;
        if (int.TryParse(Value, Whole, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        errors.AddModelError(nameof(Value), "Enter a whole number, such as 1,200, or leave this empty if it is not known");
        return null;
    }

    /// <summary>
    /// Returns whether the entered time is repeated in the night when the clocks go back, so that the form asks which is meant.
    /// </summary>
    public bool IsRepeated() => DayAndTime() is var (day, time) && UkTime.InstantsOf(day, time).Count == 2;

    private static DateTimeOffset? InstantOf(WindowDetail detail, SurveyWindow window) =>
        detail == WindowDetail.OpensAt ? window.OpensAt
        : detail == WindowDetail.ClosesAt ? window.ClosesAt
        : null;

    private static bool Text(string text, int limit, string? required, ModelStateDictionary errors)
    {
        if (text.Length == 0 && required is not null)
            errors.AddModelError(nameof(Value), required);
        else if (text.Length > limit)
            errors.AddModelError(nameof(Value), $"Enter {limit} characters or fewer");
        else if (!VisibleTextAttribute.IsVisible(text))
            errors.AddModelError(nameof(Value), VisibleTextAttribute.Message);
        else
            return true;
        return false;
    }

    // A contact can be a phone number or a postal address too; an email address in it must be whole.
    private static bool IsContact(string text) => text.Split(' ')
        .Where(word => word.Contains('@', StringComparison.Ordinal))
        .All(word => MailAddress.TryCreate(word.Trim('(', ')', '<', '>', ',', ';', '.'), out _));

    private static int? Number(string text, int least, int most, string what, ModelStateDictionary errors)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        errors.AddModelError(nameof(Value), $"{what} must be a whole number between {least} and {most:N0}");
        return null;
    }

    private DateTimeOffset? Instant(ModelStateDictionary errors)
    {
        if (DayAndTime() is not var (day, time))
        {
            if (!TryDay(out var entered))
                errors.AddModelError(
                    nameof(Day),
                    string.IsNullOrWhiteSpace(Day) ? "Enter a date, such as 15 2 2027" : "Enter a real date, such as 15 2 2027");
            else if (entered < Earliest || entered > Latest)
                errors.AddModelError(nameof(Day), "Enter a date in this century");
            if (!TryTime(out _))
                errors.AddModelError(nameof(Time), "Enter a time, such as 11:59pm");
            return null;
        }

        switch (UkTime.InstantsOf(day, time))
        {
            case [var at]:
                return at;
            case [var summer, var winter]:
                if (Reading is "BST" or "GMT")
                    return Reading == "BST" ? summer : winter;
                errors.AddModelError(nameof(Reading), "The clocks go back that night, so this time comes twice. Select which you mean");
                return null;
            default:
                errors.AddModelError(nameof(Time), "The clocks go forward that night, from 1am to 2am, so this time does not exist");
                return null;
        }
    }

    private (DateOnly Day, TimeOnly Time)? DayAndTime() =>
        TryDay(out var day) && day >= Earliest && day <= Latest && TryTime(out var time) ? (day, time) : null;

    private bool TryDay(out DateOnly day) =>
        DateOnly.TryParseExact(Day?.Trim(), DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private bool TryTime(out TimeOnly time) =>
        TimeOnly.TryParseExact(Time?.Trim(), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

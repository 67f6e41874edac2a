using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Web.Hosting;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>The filter of an activity log, as its form sends it in the query.</summary>
/// <param name="Who">The key of a member of staff, <see cref="Program"/>, or empty for everybody.</param>
/// <param name="What">The name of an <see cref="ActivityKind"/>, or empty for everything.</param>
/// <param name="From">The first day, as a date field sends it, or empty.</param>
/// <param name="To">The last day, as a date field sends it, or empty.</param>
public sealed record ActivityFilter(string? Who, string? What, string? From, string? To)
{
    /// <summary>The value of <see cref="Who"/> for what the program did by itself.</summary>
    public const string Program = "program";

    public Guid? StaffId => Guid.TryParse(Who, out var id) ? id : null;

    public bool IsProgram => Who == Program;

    public ActivityKind? Kind => EnumName.TryRead<ActivityKind>(What ?? "", out var kind) ? kind : null;

    /// <summary>The first instant; null if the filter has no first day.</summary>
    public DateTimeOffset? Since => Day(From) is { } day ? UkTime.StartOf(day) : null;

    /// <summary>The first instant after the last day; null if the filter has no last day.</summary>
    public DateTimeOffset? Until => Day(To) is { } day ? UkTime.EndOf(day) : null;

    public bool IsEmpty => this is { StaffId: null, IsProgram: false, Kind: null, Since: null, Until: null };

    /// <summary>The actions of the chosen kind; null for all.</summary>
    public IReadOnlyList<AuditAction>? Actions => Kind switch
    {
        null => null,
        ActivityKind.DeletedSurveys =>
            [.. All.Where(action => ActivityText.KindOf(action) is not (ActivityKind.Accounts or ActivityKind.SignIns))],
        { } kind => [.. All.Where(action => ActivityText.KindOf(action) == kind)],
    };

    private static AuditAction[] All => Enum.GetValues<AuditAction>();

    /// <summary>Returns the query of a page of the log with this filter, such as '?who=…&amp;list=2'.</summary>
    /// <param name="page">The number of the page; 1 is left out.</param>
    /// <param name="handler">The handler of the page; null for the page itself.</param>
    public string Query(int page = 1, string? handler = null)
    {
        var pairs = new Dictionary<string, string?>
        {
            ["handler"] = handler,
            ["who"] = Who,
            ["what"] = What,
            ["from"] = From,
            ["to"] = To,
            ["list"] = page == 1 ? null : page.ToString(CultureInfo.InvariantCulture),
        };
        return QueryString.Create(pairs.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();
    }

    /// <summary>Returns whether all fields are understood.</summary>
    public bool IsValid()
    {
        var errors = new ModelStateDictionary();
        Check(errors);
        return errors.IsValid;
    }

    /// <summary>Adds an error for each field that is not understood.</summary>
    public void Check(ModelStateDictionary errors)
    {
        foreach (var (field, text) in new[] { ("from", From), ("to", To) })
        {
            if (!string.IsNullOrWhiteSpace(text) && Day(text) is null)
                errors.AddModelError(field, "Enter a real date, like 2027-02-15");
        }

        if (Since >= Until)
            errors.AddModelError("to", "The last day must not be before the first");
    }

    // Within the years that any log can have, so that the ends of days exist.
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and < 2200
            ? day
            : null;
}

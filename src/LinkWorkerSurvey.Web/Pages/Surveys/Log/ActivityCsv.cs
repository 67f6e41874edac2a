using System.Globalization;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>Writes an activity log as CSV.</summary>
internal static class ActivityCsv
{
    private static readonly string[] Header = ["day", "time", "utc", "who", "what", "about", "before", "after", "note"];

    public static byte[] Write(IEnumerable<ActivityEvent> events) => CsvFile.Write(Header, events.Select(Cells));

    private static string?[] Cells(ActivityEvent happened)
    {
        var day = UkTime.DayOf(happened.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var utc = happened.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return
        [
            day, UkTime.TimeInWords(happened.At), utc, ActivityText.Who(happened), happened.What, happened.About, happened.Before,
            happened.After, happened.Note,
        ];
    }
}

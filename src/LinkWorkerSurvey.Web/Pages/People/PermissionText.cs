using LinkWorkerSurvey.Core.Accounts;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>Says what members of staff with a permission can do.</summary>
internal static class PermissionText
{
    public static string Of(Permission permission) => permission switch
    {
        Permission.ReadResults => "Read surveys, their results and their activity; download figures and charts",
        Permission.MatchWordings => "Match differently worded questions of two surveys",
        Permission.DownloadTexts => "Download the text answers to a question, after the final release",
        Permission.DownloadCases => "Download all responses, after the final release",
        Permission.ManageWindows => "Create, change, open, close and import surveys; decide on their final release",
        Permission.CodeAnswers => "Code answers, one question at a time, change code frames, and mark quotes",
        Permission.ApproveQuotes => "Approve quotes that somebody else marked",
        Permission.SignOffCoding => "Sign off the coding of a question",
        Permission.WriteReports => "Write reports, make editions, publish those that somebody else made, and withdraw them",
        Permission.ManageStaff => "Add and remove people, change their roles, and read the activity of staff",
    };
}

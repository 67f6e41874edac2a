using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Surveys.Log;

/// <summary>Provides the texts of the activity log.</summary>
internal static class ActivityText
{
    /// <summary>The kinds of actions on a survey by which its activity can be filtered, in the order of the filter.</summary>
    public static IReadOnlyList<ActivityKind> OfSurveys { get; } =
    [
        ActivityKind.SetUp, ActivityKind.Opening, ActivityKind.Links, ActivityKind.Results, ActivityKind.Coding, ActivityKind.Report,
        ActivityKind.Downloads,
    ];

    /// <summary>The kinds of actions by which the activity of staff can be filtered, in the order of the filter.</summary>
    public static IReadOnlyList<ActivityKind> OfStaff { get; } =
        [ActivityKind.Accounts, ActivityKind.SignIns, ActivityKind.DeletedSurveys];

    public static string Of(ActivityKind kind) => kind switch
    {
        ActivityKind.SetUp => "Set-up",
        ActivityKind.Opening => "Opening, pausing, closing",
        ActivityKind.Links => "Links",
        ActivityKind.Results => "Results and release",
        ActivityKind.Coding => "Coding",
        ActivityKind.Report => "Report",
        ActivityKind.Downloads => "Downloads of answers",
        ActivityKind.Accounts => "Accounts and roles",
        ActivityKind.SignIns => "Sign-ins",
        ActivityKind.DeletedSurveys => "Deleted surveys",
    };

    public static ActivityKind KindOf(AuditAction action) => action switch
    {
        AuditAction.WindowMade or AuditAction.WindowImported or AuditAction.WindowDeleted or AuditAction.WindowPreviewed
            or AuditAction.TitleChanged or AuditAction.QuestionnaireChanged or AuditAction.GraceChanged or AuditAction.GroupSizeChanged
            or AuditAction.ContactChanged or AuditAction.SponsorChanged or AuditAction.EligibilityChanged
            or AuditAction.DistributionChanged or AuditAction.PopulationSaid => ActivityKind.SetUp,
        AuditAction.WindowScheduled or AuditAction.WindowOpened or AuditAction.WindowPaused or AuditAction.WindowResumed
            or AuditAction.WindowClosed or AuditAction.WindowClosingUndone or AuditAction.OpeningChanged
            or AuditAction.ClosingChanged => ActivityKind.Opening,
        AuditAction.LinkAdded or AuditAction.LinkRenamed or AuditAction.LinkRetired or AuditAction.LinkRestored => ActivityKind.Links,
        AuditAction.RowsMatched or AuditAction.HeldReleased or AuditAction.HeldDiscarded or AuditAction.FlaggedLeftOut =>
            ActivityKind.Results,
        AuditAction.CodeAdded or AuditAction.CodeChanged or AuditAction.CodeReviewed or AuditAction.CodeMerged or AuditAction.CodeSplit
            or AuditAction.CodeRemoved or AuditAction.NetAdded or AuditAction.NetRenamed or AuditAction.NetRemoved
            or AuditAction.CodesAdded or AuditAction.CodeFrameChangeUndone or AuditAction.CodingSignedOff or AuditAction.CodingReopened
            or AuditAction.DoubleCodingAsked or AuditAction.DoubleCodingCompared or AuditAction.DoubleCodingSettled
            or AuditAction.QuoteMarked or AuditAction.QuoteChanged or AuditAction.QuoteApproved or AuditAction.QuoteWithdrawn
            or AuditAction.QuoteUsed or AuditAction.QuoteUseRemoved => ActivityKind.Coding,
        AuditAction.ReportTextSaved or AuditAction.ReportTextDrafted or AuditAction.ReportClaimReviewed
            or AuditAction.ReportClaimReopened or AuditAction.EditionFrozen or AuditAction.EditionDiscarded
            or AuditAction.EditionPublished or AuditAction.EditionWithdrawn => ActivityKind.Report,
        AuditAction.CasesTaken or AuditAction.TextsTaken => ActivityKind.Downloads,
        AuditAction.FirstAdministrator or AuditAction.StaffAdmitted or AuditAction.StaffLinkRenewed or AuditAction.StaffRoleChanged
            or AuditAction.StaffCorrected or AuditAction.StaffSuspended or AuditAction.StaffReinstated or AuditAction.StaffRemoved
            or AuditAction.StaffSessionsEnded => ActivityKind.Accounts,
        AuditAction.StaffPasswordChosen or AuditAction.StaffPasswordChanged or AuditAction.StaffSignedIn
            or AuditAction.StaffSignInFailed => ActivityKind.SignIns,
    };

    public static string Of(AuditAction action) => action switch
    {
        AuditAction.WindowMade => "Survey created",
        AuditAction.WindowImported => "Imported",
        AuditAction.WindowScheduled => "Opening confirmed",
        AuditAction.WindowOpened => "Opened early",
        AuditAction.WindowPaused => "Paused",
        AuditAction.WindowResumed => "Resumed",
        AuditAction.WindowClosed => "Closed early",
        AuditAction.WindowClosingUndone => "Closing undone",
        AuditAction.WindowDeleted => "Survey deleted",
        AuditAction.WindowPreviewed => "Seen as a respondent sees it",
        AuditAction.TitleChanged => "Title changed",
        AuditAction.QuestionnaireChanged => "Questionnaire changed",
        AuditAction.OpeningChanged => "Opening time changed",
        AuditAction.ClosingChanged => "Closing time changed",
        AuditAction.GraceChanged => "Time for late forms changed",
        AuditAction.GroupSizeChanged => "Group size changed",
        AuditAction.ContactChanged => "Contact address changed",
        AuditAction.SponsorChanged => "Sponsor changed",
        AuditAction.EligibilityChanged => "Who can answer changed",
        AuditAction.DistributionChanged => "How links are spread changed",
        AuditAction.PopulationSaid => "Number of eligible people set",
        AuditAction.LinkAdded => "Link added",
        AuditAction.LinkRenamed => "Link renamed",
        AuditAction.LinkRetired => "Link retired",
        AuditAction.LinkRestored => "Link brought back",
        AuditAction.RowsMatched => "Questions or rows matched",
        AuditAction.HeldReleased => "Decided to add pending responses to the results",
        AuditAction.HeldDiscarded => "Decided to delete pending responses",
        AuditAction.FlaggedLeftOut => "Flagged responses left out",
        AuditAction.CasesTaken => "Cases downloaded",
        AuditAction.TextsTaken => "Texts downloaded",
        AuditAction.CodingSignedOff => "Coding signed off",
        AuditAction.CodingReopened => "Sign-off of coding taken back",
        AuditAction.DoubleCodingAsked => "Two coders asked to code the same answers",
        AuditAction.DoubleCodingCompared => "Coding by two coders compared",
        AuditAction.DoubleCodingSettled => "Answer settled that two coders had coded",
        AuditAction.CodeAdded => "Code added",
        AuditAction.CodeChanged => "Code changed",
        AuditAction.CodeReviewed => "New code reviewed",
        AuditAction.CodeMerged => "Code merged",
        AuditAction.CodeSplit => "Code split",
        AuditAction.CodeRemoved => "Code removed",
        AuditAction.NetAdded => "Net added",
        AuditAction.NetRenamed => "Net renamed",
        AuditAction.NetRemoved => "Net removed",
        AuditAction.CodesAdded => "Codes added from a file, another survey or groups of answers",
        AuditAction.CodeFrameChangeUndone => "Change of a code frame undone",
        AuditAction.QuoteMarked => "Quote marked",
        AuditAction.QuoteChanged => "Quote changed",
        AuditAction.QuoteApproved => "Quote approved",
        AuditAction.QuoteWithdrawn => "Quote withdrawn",
        AuditAction.QuoteUsed => "Quote used",
        AuditAction.QuoteUseRemoved => "Use of a quote removed",
        AuditAction.ReportTextSaved => "Report section saved",
        AuditAction.ReportTextDrafted => "Report section drafted again",
        AuditAction.ReportClaimReviewed => "Marked claim of the report looked at: it can stay",
        AuditAction.ReportClaimReopened => "Claim of the report marked again",
        AuditAction.EditionFrozen => "Edition of the report made",
        AuditAction.EditionDiscarded => "Edition of the report removed before it was published",
        AuditAction.EditionPublished => "Report published",
        AuditAction.EditionWithdrawn => "Report withdrawn",
        AuditAction.FirstAdministrator => "First administrator account created",
        AuditAction.StaffAdmitted => "Colleague added",
        AuditAction.StaffLinkRenewed => "New sign-in link made",
        AuditAction.StaffRoleChanged => "Role changed",
        AuditAction.StaffCorrected => "Name or email address corrected",
        AuditAction.StaffSuspended => "Suspended",
        AuditAction.StaffReinstated => "Reinstated",
        AuditAction.StaffRemoved => "Removed",
        AuditAction.StaffSessionsEnded => "Signed out everywhere",
        AuditAction.StaffPasswordChosen => "Password chosen with a sign-in link, and signed in",
        AuditAction.StaffPasswordChanged => "Own password changed",
        AuditAction.StaffSignedIn => "Signed in",
        AuditAction.StaffSignInFailed => "Sign-in failed",
    };

    /// <summary>Returns who acted: the name, 'The program', or 'Somebody' if nobody was signed in.</summary>
    public static string Who(ActivityEvent happened) =>
        happened.Who ?? (happened.Action == AuditAction.StaffSignInFailed ? "Somebody" : "The program");

    /// <summary>Returns what was done, and to whom or to which deleted survey.</summary>
    public static string What(ActivityEvent happened) =>
        happened.About is null ? happened.What : $"{happened.What}: {happened.About}";

    /// <summary>
    /// Returns the values before and after a change, and the reason or a detail in quotation marks; null if there are none.
    /// </summary>
    public static string? Detail(ActivityEvent happened)
    {
        var change = (happened.Before, happened.After) switch
        {
            (null, null) => null,
            (null, { } after) when happened.Action == AuditAction.StaffAdmitted => $"As {after}",
            // A confirmed opening can leave its time as it was.
            var (before, after) when before == after => $"For {after}",
            var (before, after) => $"To {after ?? "nothing"}, from {before ?? "nothing"}",
        };
        var note = happened.Note is null ? null : happened.IsByClock ? happened.Note : $"“{happened.Note}”";
        return change is null ? note : note is null ? change : $"{change}: {note}";
    }

    /// <summary>Returns a value from the activity log in words: a text in quotation marks, and 'nothing' if it is empty.</summary>
    public static string? Value(AuditAction action, string? value)
    {
        if (value is null)
            return null;
        if (value.Length == 0)
            return "nothing";
        if (action is AuditAction.OpeningChanged or AuditAction.ClosingChanged or AuditAction.WindowScheduled or AuditAction.WindowOpened)
            return UkTime.InWords(DateTimeOffset.Parse(value, CultureInfo.InvariantCulture));
        if (action == AuditAction.GraceChanged)
            return DetailText.Minutes(TimeSpan.FromMinutes(double.Parse(value, CultureInfo.InvariantCulture)));
        if (action is AuditAction.PopulationSaid or AuditAction.GroupSizeChanged)
            return $"{int.Parse(value, CultureInfo.InvariantCulture):N0}";
        return KindOf(action) == ActivityKind.Accounts ? value : $"“{value}”";
    }
}

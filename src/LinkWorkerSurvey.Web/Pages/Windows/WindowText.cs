using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Waves;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>Provides the texts about windows on staff pages.</summary>
internal static class WindowText
{
    public static string Of(WindowState state) => state switch
    {
        WindowState.NotYetOpen => "Scheduled",
        WindowState.Open => "Open",
        WindowState.InGrace => "Closed, late forms still accepted",
        WindowState.Closed => "Closed, final release due",
        WindowState.AwaitingDecision => "Needs a decision",
        WindowState.FinallyReleased => "Closed",
    };

    public static string CssOf(WindowState state) => state switch
    {
        WindowState.NotYetOpen => "state--scheduled",
        WindowState.Open => "state--open",
        WindowState.AwaitingDecision => "state--paused",
        WindowState.InGrace or WindowState.Closed or WindowState.FinallyReleased => "state--closed",
    };

    /// <summary>Returns 'imported' or 'received': the verb for a window's answers.</summary>
    public static string Received(WindowKind kind) => kind == WindowKind.Imported ? "imported" : "received";

    public static string Of(AuditAction act) => act switch
    {
        AuditAction.WindowMade => "Window made",
        AuditAction.WindowImported => "Imported",
        AuditAction.WindowOpened => "Opened ahead of time",
        AuditAction.WindowClosed => "Closed ahead of time",
        AuditAction.PopulationSaid => "Said how many could answer",
        AuditAction.LinkAdded => "Link added",
        AuditAction.RowsMatched => "Matched rows",
        AuditAction.HeldReleased => "Decided to release",
        AuditAction.HeldDiscarded => "Decided to discard what waited",
        AuditAction.FlaggedLeftOut => "Left out what was flagged",
        AuditAction.CasesTaken => "Cases downloaded",
        AuditAction.TextsTaken => "Words downloaded",
        AuditAction.FirstAdministrator => "First administrator",
        AuditAction.StaffAdmitted => "Let in",
        AuditAction.StaffLinkRenewed => "New link",
    };

    public static string Of(SubmissionFlags kind) => kind switch
    {
        SubmissionFlags.Honeypot => "filled a field that no person sees",
        SubmissionFlags.Speeding => "came back faster than it can be read",
        SubmissionFlags.HighVolume => "came while far more forms than usual were coming from one network or by one link",
        SubmissionFlags.None => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No kind of doubt."),
    };

    /// <summary>
    /// Returns the dates of a window's fieldwork in words. For a reconstruction or an import, these are the dates of the earlier survey.
    /// </summary>
    public static string Dates(SurveyWindow window) =>
        window switch
        {
            { Kind: WindowKind.Reconstruction } => $"Asked {Days(Wave.Of2019.Fieldwork)}; reconstructed {Day(window.ClosesAt)}",
            { Kind: WindowKind.Imported, IsDated: false } =>
                $"Imported {Day(window.FinalReleasedAt!.Value)}; when it was asked was not given",
            { Kind: WindowKind.Imported } =>
                $"Asked {Days(new WaveFieldwork(UkTime.DayOf(window.OpensAt), UkTime.DayOf(window.ClosesAt.AddMinutes(-1))))}; imported "
                    + $"{Day(window.FinalReleasedAt!.Value)}",
            _ => $"{UkTime.InWords(window.OpensAt)} to {UkTime.EndInWords(window.ClosesAt)}",
        };

    private static string Days(WaveFieldwork asked) =>
        asked.From == asked.To ? UkTime.DayInWords(asked.From) : $"{UkTime.DayInWords(asked.From)} to {UkTime.DayInWords(asked.To)}";

    private static string Day(DateTimeOffset at) => UkTime.DayInWords(UkTime.DayOf(at));
}

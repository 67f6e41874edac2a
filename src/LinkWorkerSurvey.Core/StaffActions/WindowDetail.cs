using System.Globalization;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>
/// A detail of a survey window that staff can change, with its value as the activity log records it: times in UTC and ISO 8601, numbers in
/// digits, an unknown value as an empty text.
/// </summary>
public sealed class WindowDetail
{
    private readonly Func<SurveyWindow, string> read;

    private WindowDetail(string name, AuditAction action, Func<SurveyWindow, string> read) =>
        (Name, Action, this.read) = (name, action, read);

    /// <summary>The title.</summary>
    public static WindowDetail Title { get; } = new(nameof(SurveyWindow.Title), AuditAction.TitleChanged, w => w.Title);

    /// <summary>The version of the questionnaire.</summary>
    public static WindowDetail Questionnaire { get; } = new(
        nameof(SurveyWindow.Questionnaire), AuditAction.QuestionnaireChanged, w => $"{w.Questionnaire.Code} {w.Questionnaire.Version}");

    /// <summary>The opening time.</summary>
    public static WindowDetail OpensAt { get; } = new(nameof(SurveyWindow.OpensAt), AuditAction.OpeningChanged, w => Utc(w.OpensAt));

    /// <summary>The closing time.</summary>
    public static WindowDetail ClosesAt { get; } = new(nameof(SurveyWindow.ClosesAt), AuditAction.ClosingChanged, w => Utc(w.ClosesAt));

    /// <summary>The grace period in minutes.</summary>
    public static WindowDetail Grace { get; } = new(
        nameof(SurveyWindow.Grace),
        AuditAction.GraceChanged,
        w => w.Grace.TotalMinutes.ToString(CultureInfo.InvariantCulture));

    /// <summary>The fewest responses in a batch that is released into the results.</summary>
    public static WindowDetail MinimumBatchSize { get; } = new(
        nameof(SurveyWindow.MinimumBatchSize),
        AuditAction.GroupSizeChanged,
        w => w.MinimumBatchSize.ToString(CultureInfo.InvariantCulture));

    /// <summary>The number of eligible people.</summary>
    public static WindowDetail Population { get; } = new(
        nameof(SurveyWindow.Population),
        AuditAction.PopulationSaid,
        w => w.Population?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>The contact address.</summary>
    public static WindowDetail Contact { get; } = new(nameof(SurveyFacts.Contact), AuditAction.ContactChanged, w => w.Facts.Contact);

    /// <summary>The sponsor.</summary>
    public static WindowDetail Sponsor { get; } = new(nameof(SurveyFacts.Sponsor), AuditAction.SponsorChanged, w => w.Facts.Sponsor);

    /// <summary>Who can answer.</summary>
    public static WindowDetail Eligibility { get; } = new(
        nameof(SurveyFacts.Eligibility), AuditAction.EligibilityChanged, w => w.Facts.Eligibility);

    /// <summary>How the links are spread.</summary>
    public static WindowDetail Distribution { get; } = new(
        nameof(SurveyFacts.Distribution), AuditAction.DistributionChanged, w => w.Facts.Distribution);

    /// <summary>All details, in the order of the set-up page.</summary>
    public static IReadOnlyList<WindowDetail> All { get; } =
        [Questionnaire, Title, OpensAt, ClosesAt, Grace, MinimumBatchSize, Population, Contact, Sponsor, Eligibility, Distribution];

    /// <summary>The name of the detail, which is also the name of its input field and of its property.</summary>
    public string Name { get; }

    /// <summary>The entry of the activity log that records a change.</summary>
    public AuditAction Action { get; }

    /// <summary>Returns the value of a window's detail as the activity log records it.</summary>
    public string Of(SurveyWindow window) => read(window);

    // The database stores microseconds, so that a time that was just set reads the same as the one that is stored.
    private static string Utc(DateTimeOffset at) =>
        at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)).UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

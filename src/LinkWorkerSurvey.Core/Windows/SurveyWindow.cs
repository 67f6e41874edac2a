using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// A survey window: a fieldwork period in which one questionnaire accepts answers. Its state follows from its timestamps and the clock. A
/// recorded end or release is never undone, except a closing by staff, for 10 minutes.
/// </summary>
public sealed partial class SurveyWindow
{
    /// <summary>The default of <see cref="MinimumBatchSize"/>.</summary>
    public const int DefaultBatchSize = 10;

    /// <summary>The smallest value that <see cref="MinimumBatchSize"/> may have.</summary>
    public const int SmallestAllowedBatchSize = 5;

    /// <summary>The maximum length of a title, in characters.</summary>
    public const int TitleLimit = 120;

    /// <summary>The default length of the grace period, <see cref="Grace"/>.</summary>
    public static readonly TimeSpan DefaultGrace = TimeSpan.FromMinutes(30);

    /// <summary>The longest that <see cref="Grace"/> may be.</summary>
    public static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    /// <summary>The time during which the closing of a window by staff can be undone.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private readonly List<SurveyLink> links = [];
    private readonly List<CodeFrame> frames = [];
    private TimeSpan grace = DefaultGrace;
    private int minimumBatchSize = DefaultBatchSize;

    /// <summary>
    /// Creates a window with a code frame for each question or, if the question has facets, for each facet. Each option becomes a code of
    /// its frame.
    /// </summary>
    /// <param name="questionnaire">The questionnaire version that the window uses.</param>
    /// <param name="slug">The short name (slug) of the window in staff URLs and in commands.</param>
    /// <param name="title">The window's title, which staff see.</param>
    /// <param name="opensAt">The first instant at which answers are accepted.</param>
    /// <param name="closesAt">The instant from which the form is no longer shown; later than <paramref name="opensAt"/>.</param>
    /// <exception cref="ArgumentException">The slug or the title is invalid, or the closing time is not after the opening time.</exception>
    public SurveyWindow(Questionnaire questionnaire, string slug, string title, DateTimeOffset opensAt, DateTimeOffset closesAt)
    {
        if (closesAt <= opensAt)
            throw new ArgumentException("A window closes after it opens.");
        Ask(questionnaire, slug, title);
        (OpensAt, ClosesAt) = (opensAt, closesAt);
    }

    private SurveyWindow()
    {
    }

    /// <summary>Creates a window for imported answers. Its end and its final release are already recorded.</summary>
    /// <param name="questionnaire">The questionnaire version of the imported answers.</param>
    /// <param name="slug">The short name (slug) of the window in staff URLs and in commands.</param>
    /// <param name="title">The window's title, which staff see.</param>
    /// <param name="at">The instant of the import.</param>
    /// <param name="asked">The first and last day of the fieldwork; null if they are not known.</param>
    /// <exception cref="ArgumentException">The slug or the title is invalid, the days are in the wrong order, or the fieldwork is not
    /// over.</exception>
    public static SurveyWindow Imported(
        Questionnaire questionnaire,
        string slug,
        string title,
        DateTimeOffset at,
        WaveFieldwork? asked = null)
    {
        if (asked is not null && (asked.To < asked.From || UkTime.EndOf(asked.To) > at))
            throw new ArgumentException("A wave is imported when it is over, and ends on the day it begins or later.");
        var window = new SurveyWindow
        {
            Kind = WindowKind.Imported,
            Grace = TimeSpan.Zero,
            OpensAt = asked is null ? at : UkTime.StartOf(asked.From),
            ClosesAt = asked is null ? at : UkTime.EndOf(asked.To),
            ClosedAt = at,
            EmptiedAt = at,
            FinalReleasedAt = at,
            VacuumedAt = at,
            Revision = 1,
        };
        window.Ask(questionnaire, slug, title);
        return window;
    }

    /// <summary>The key of the window.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the questionnaire version.</summary>
    public int QuestionnaireId { get; private set; }

    /// <summary>The questionnaire version that the window uses.</summary>
    public Questionnaire Questionnaire { get; private set; } = null!;

    /// <summary>The short name (slug) of the window in staff URLs and in commands.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The window's title, which staff see.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The source of the window's answers, such as respondents or an import.</summary>
    public WindowKind Kind { get; init; }

    /// <summary>
    /// Whether staff are still preparing the window. It opens at <see cref="OpensAt"/> only once an administrator has confirmed that.
    /// </summary>
    public bool IsDraft { get; private set; }

    /// <summary>The first instant at which answers are accepted.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The instant from which the form is no longer shown.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>
    /// Whether the dates of the fieldwork are known. An imported window without dates opens and closes at the time of the import.
    /// </summary>
    public bool IsDated => Kind != WindowKind.Imported || ClosesAt > OpensAt;

    /// <summary>The grace period: the time after the end of the window during which forms are still accepted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="LongestGrace"/>.</exception>
    public TimeSpan Grace
    {
        get => grace;
        init => grace = RequireGrace(value);
    }

    /// <summary>
    /// The fewest responses in a batch that is released into the results (k); at least <see cref="SmallestAllowedBatchSize"/>. Only an
    /// administrator's decision at the end can add fewer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below <see cref="SmallestAllowedBatchSize"/>.</exception>
    public int MinimumBatchSize
    {
        get => minimumBatchSize;
        init => minimumBatchSize = RequireBatchSize(value);
    }

    /// <summary>The number of people eligible for the survey, such as all link workers in post; null if it is not known.</summary>
    public int? Population { get; private set; }

    /// <summary>The texts that respondents or readers of its methods need; empty before staff write them.</summary>
    public SurveyFacts Facts { get; private set; } = new();

    /// <summary>The time when staff first saw the window's questionnaire as respondents see it; null if they have not.</summary>
    public DateTimeOffset? PreviewedAt { get; private set; }

    /// <summary>
    /// The time since which anybody can read the latest edition of the report; null if none is published, or it is withdrawn.
    /// </summary>
    public DateTimeOffset? ReportPublishedAt { get; internal set; }

    /// <summary>
    /// The time from which the form is no longer shown because staff paused the window; null unless it is paused. Forms that were opened
    /// before are accepted for <see cref="Grace"/>.
    /// </summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <summary>
    /// The time when the end of the window was recorded; null before. From then on the window stays closed, even if a clock is set back.
    /// </summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>
    /// The time when the window began to await an administrator's decision, because too few or flagged submissions were pending after its
    /// end; null if it never did. The value stays after the decision.
    /// </summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>
    /// The time when the last pending submission was released or deleted; null before. After that, the window accepts no submissions,
    /// whatever the clock, and the final release only has to rewrite the window's rows.
    /// </summary>
    public DateTimeOffset? EmptiedAt { get; private set; }

    /// <summary>The time of the final release; null before.</summary>
    public DateTimeOffset? FinalReleasedAt { get; private set; }

    /// <summary>
    /// The time, after the final release, when the tables of answers had been rewritten into new files without old row versions; null
    /// before.
    /// </summary>
    public DateTimeOffset? VacuumedAt { get; private set; }

    /// <summary>The number of failed releases since the last successful one.</summary>
    public int ReleaseFailures { get; private set; }

    /// <summary>The time from which a failed release is retried; null if the last release succeeded.</summary>
    public DateTimeOffset? ReleaseAgainAt { get; private set; }

    /// <summary>The revision of the window's figures: a number that grows by one whenever the figures may have changed.</summary>
    public int Revision { get; private set; }

    /// <summary>The links that lead to the window.</summary>
    public IReadOnlyList<SurveyLink> Links => links;

    /// <summary>The code frames of the answers: one for each question or, if it has facets, one for each facet.</summary>
    public IReadOnlyList<CodeFrame> Frames => frames;

    /// <summary>The instant at which the window ends or ended: its closing time, or the time at which staff closed it earlier.</summary>
    public DateTimeOffset EndsAt => ClosedAt < ClosesAt ? ClosedAt.Value : ClosesAt;

    /// <summary>
    /// The instant from which forms are refused: the grace period after the end, or after a pause that began earlier. After the last
    /// pending submission was released or deleted, forms are refused in any case.
    /// </summary>
    public DateTimeOffset AcceptsUntil => (PausedAt < EndsAt ? PausedAt.Value : EndsAt) + Grace;

    /// <summary>
    /// The instant until which the closing can be undone; null if the window ended at its closing time, or has not ended.
    /// </summary>
    public DateTimeOffset? UndoUntil => ClosedAt < ClosesAt ? ClosedAt + UndoTime : null;

    /// <summary>The earliest instant of the final release: when forms are refused and the closing can no longer be undone.</summary>
    public DateTimeOffset FinalReleaseDueAt =>
        UndoUntil is { } undo && undo > EndsAt + Grace ? undo : EndsAt + Grace;

    /// <summary>
    /// Returns whether the window accepts forms at a given time: it is open, or the grace period of its end or pause is running.
    /// </summary>
    public bool AcceptsAt(DateTimeOffset now) =>
        StateAt(now) is WindowState.Open or WindowState.InGrace || (StateAt(now) == WindowState.Paused && now < AcceptsUntil);

    /// <summary>Returns the state of the window at a given time.</summary>
    public WindowState StateAt(DateTimeOffset now) => this switch
    {
        { FinalReleasedAt: not null } => WindowState.FinallyReleased,
        { EmptiedAt: not null } => WindowState.Closed,
        { HeldAt: not null } => WindowState.AwaitingDecision,
        { IsDraft: true } => WindowState.Draft,
        _ when now < OpensAt => WindowState.NotYetOpen,
        { ClosedAt: null, PausedAt: not null } when now < ClosesAt => WindowState.Paused,
        { ClosedAt: null } when now < ClosesAt => WindowState.Open,
        _ when now < AcceptsUntil => WindowState.InGrace,
        _ => WindowState.Closed,
    };

    /// <summary>Adds a link by which the survey can be sent.</summary>
    /// <exception cref="ArgumentException">The slug is invalid or reserved.</exception>
    public SurveyLink AddLink(string slug, string name)
    {
        var link = new SurveyLink(slug, name);
        links.Add(link);
        return link;
    }

    private void Ask(Questionnaire questionnaire, string slug, string title)
    {
        (Slug, Title) = (Windows.Slug.Require(slug), RequireTitle(title));
        Ask(questionnaire);
    }

    private void Ask(Questionnaire questionnaire)
    {
        Questionnaire = questionnaire;
        frames.Clear();
        frames.AddRange(
            from question in questionnaire.Document.Questions
            from facet in question.FramedFacets()
            select new CodeFrame(question, facet));
    }
}

using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>
/// A time in which a questionnaire is asked. Its state follows from its timestamps and the clock; what has happened stays.
/// </summary>
public sealed class SurveyWindow
{
    /// <summary>The fewest responses that are ever released together, unless a window sets more.</summary>
    public const int DefaultK = 10;

    /// <summary>The least a window's <see cref="K"/> may be.</summary>
    public const int LeastK = 5;

    /// <summary>The longest title, in characters.</summary>
    public const int TitleLimit = 120;

    /// <summary>The default of <see cref="Grace"/>.</summary>
    public static readonly TimeSpan DefaultGrace = TimeSpan.FromMinutes(30);

    private readonly List<Channel> channels = [];
    private readonly List<CodeFrame> frames = [];

    /// <summary>Makes a window with a code frame for each question and facet, options already codes of theirs.</summary>
    /// <param name="questionnaire">What is asked.</param>
    /// <param name="slug">Its part of staff's addresses and its name in commands.</param>
    /// <param name="title">What staff call it.</param>
    /// <param name="opensAt">The first instant at which answers are accepted.</param>
    /// <param name="closesAt">The instant from which the form is no longer offered; later than <paramref name="opensAt"/>.</param>
    /// <exception cref="ArgumentException">The slug or title is not one, or the window ends before it begins.</exception>
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

    /// <summary>Makes a window of answers that were collected elsewhere: over from the start, and finally released.</summary>
    /// <param name="questionnaire">What was asked.</param>
    /// <param name="slug">Its part of staff's addresses and its name in commands.</param>
    /// <param name="title">What staff call it.</param>
    /// <param name="at">When it is imported.</param>
    /// <param name="asked">The days on which it was asked; null when they are not known.</param>
    /// <exception cref="ArgumentException">The slug or title is not one, or the days are not, or not over.</exception>
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
            SweptAt = at,
            Revision = 1,
        };
        window.Ask(questionnaire, slug, title);
        return window;
    }

    /// <summary>The key of the window.</summary>
    public int Id { get; private set; }

    /// <summary>The version asked.</summary>
    public int QuestionnaireId { get; private set; }

    /// <summary>The version asked.</summary>
    public Questionnaire Questionnaire { get; private set; } = null!;

    /// <summary>Its part of staff's addresses and its name in commands.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The window's name for staff.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The source of its answers.</summary>
    public WindowKind Kind { get; init; }

    /// <summary>The first instant at which answers are accepted.</summary>
    public DateTimeOffset OpensAt { get; private set; }

    /// <summary>The instant from which the form is no longer offered.</summary>
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>
    /// Whether it is known when it was asked. Of an imported window it may not be: then it opens and closes at the moment of its import.
    /// </summary>
    public bool IsDated => Kind != WindowKind.Imported || ClosesAt > OpensAt;

    /// <summary>The time after the end during which a form that was started before it is still accepted.</summary>
    public TimeSpan Grace { get; init; } = DefaultGrace;

    /// <summary>The fewest responses that are ever released together; at least <see cref="LeastK"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would be less.</exception>
    public int K
    {
        get;
        init => field = value >= LeastK ? value : throw new ArgumentOutOfRangeException(nameof(value), $"K is at least {LeastK}.");
    } = DefaultK;

    /// <summary>The number of eligible people, such as all link workers in post; null if it is not known.</summary>
    public int? Population { get; private set; }

    /// <summary>The time when the end was recorded. From then on no change of any clock opens the window again.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>
    /// When the final release was put off for an administrator's decision: too few were left, or some were flagged. Null when it never was.
    /// </summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>
    /// When the last pending submission was added to the results or deleted; null before. From then on nothing is accepted, whatever any
    /// clock says, and the final release only has to write the window's rows anew.
    /// </summary>
    public DateTimeOffset? EmptiedAt { get; private set; }

    /// <summary>The time of the final release; null before.</summary>
    public DateTimeOffset? FinalReleasedAt { get; private set; }

    /// <summary>
    /// When, after the final release, the tables of answers had been written into new files, without its old row versions; null before.
    /// </summary>
    public DateTimeOffset? SweptAt { get; private set; }

    /// <summary>The number of attempts at a release that have failed since the last that succeeded.</summary>
    public int ReleaseFailures { get; private set; }

    /// <summary>The time when a release that failed is retried; null if the last attempt succeeded.</summary>
    public DateTimeOffset? ReleaseAgainAt { get; private set; }

    /// <summary>Grows by one whenever the window's figures may have changed.</summary>
    public int Revision { get; private set; }

    /// <summary>The links that lead to it.</summary>
    public IReadOnlyList<Channel> Channels => channels;

    /// <summary>The code frames of its answers: one for each question and facet.</summary>
    public IReadOnlyList<CodeFrame> Frames => frames;

    /// <summary>Returns the state of the window at a time.</summary>
    public WindowState StateAt(DateTimeOffset now) => this switch
    {
        { FinalReleasedAt: not null } => WindowState.FinallyReleased,
        { EmptiedAt: not null } => WindowState.Closed,
        { HeldAt: not null } => WindowState.Held,
        _ when now < OpensAt => WindowState.NotYetOpen,
        { ClosedAt: null } when now < ClosesAt => WindowState.Open,
        _ when now < (ClosedAt ?? ClosesAt) + Grace => WindowState.InGrace,
        _ => WindowState.Closed,
    };

    /// <summary>Adds a link.</summary>
    /// <exception cref="ArgumentException">The slug is not one.</exception>
    public Channel AddChannel(string slug, string name)
    {
        var channel = new Channel(slug, name);
        channels.Add(channel);
        return channel;
    }

    /// <summary>Opens the window ahead of its time.</summary>
    /// <exception cref="RuleException">It has opened already.</exception>
    public void OpenNow(DateTimeOffset now)
    {
        if (StateAt(now) != WindowState.NotYetOpen)
            throw new RuleException("This window has opened already.");
        OpensAt = now;
    }

    /// <summary>Ends the window ahead of its time. Forms begun before are still accepted within the grace.</summary>
    /// <exception cref="RuleException">It is not open.</exception>
    public void CloseNow(DateTimeOffset now)
    {
        if (StateAt(now) != WindowState.Open)
            throw new RuleException("Only an open window can be closed.");
        ClosesAt = now;
        ClosedAt = now;
    }

    /// <summary>Records how many people could have answered; null where that is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above zero.</exception>
    public void SetPopulation(int? people)
    {
        if (people <= 0)
            throw new ArgumentOutOfRangeException(nameof(people), "A population is above zero.");
        (Population, Revision) = (people, Revision + 1);
    }

    private void Ask(Questionnaire questionnaire, string slug, string title)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > TitleLimit)
            throw new ArgumentException($"A window needs a title of at most {TitleLimit} characters.");
        (Questionnaire, Slug, Title) = (questionnaire, Windows.Slug.Require(slug), title);
        frames.AddRange(
            from question in questionnaire.Document.Questions
            from facet in question.FramedFacets()
            select new CodeFrame(question, facet));
    }
}

using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The changes that staff make to a survey window. Each throws a <see cref="RuleException"/> if the state forbids it.</summary>
public sealed partial class SurveyWindow
{
    private const string AlreadyOpened = "This survey has already opened";
    private const string OpensBeforeItCloses = "The closing time must be after the opening time";

    /// <summary>Makes a new window a draft: it does not open before an administrator confirms its opening.</summary>
    public SurveyWindow AsDraft()
    {
        IsDraft = true;
        return this;
    }

    /// <summary>Returns what is left to do before the opening can be confirmed. <see cref="Links"/> must be loaded.</summary>
    public IReadOnlyList<OpeningCheck> ChecksLeftAt(DateTimeOffset now) =>
    [
        .. from check in Enum.GetValues<OpeningCheck>()
        where !(check switch
        {
            OpeningCheck.Dates => ClosesAt > now,
            OpeningCheck.Link => links.Exists(link => link.RetiredAt is null),
            OpeningCheck.Contact => Facts.Contact.Length > 0,
            OpeningCheck.Preview => PreviewedAt is not null,
        })
        select check,
    ];

    /// <summary>Confirms that a draft opens at its opening time, or at once if that has passed.</summary>
    /// <exception cref="RuleException">The window is not a draft, or a check is left.</exception>
    public void ConfirmOpening(DateTimeOffset now)
    {
        if (StateAt(now) != WindowState.Draft)
            throw new RuleException("The opening of this survey has already been confirmed");
        RequireReady(now);
        IsDraft = false;
        if (OpensAt < now)
            OpensAt = now;
    }

    /// <summary>Opens a window before its opening time. A draft is confirmed as well.</summary>
    /// <exception cref="RuleException">The window has already opened, or a check is left.</exception>
    public void OpenNow(DateTimeOffset now)
    {
        RequireNotOpened(now);
        if (IsDraft)
            RequireReady(now);
        RequireLater(ClosesAt, now);
        (IsDraft, OpensAt) = (false, now);
    }

    /// <summary>
    /// Stops showing the form. Forms that were opened before are accepted for <see cref="Grace"/>; the closing time stays as it is.
    /// </summary>
    /// <exception cref="RuleException">The window is not open.</exception>
    public void Pause(DateTimeOffset now)
    {
        if (StateAt(now) != WindowState.Open)
            throw new RuleException("Only an open survey can be paused");
        PausedAt = now;
    }

    /// <summary>Shows the form again after a pause.</summary>
    /// <exception cref="RuleException">The window is not paused.</exception>
    public void Resume(DateTimeOffset now)
    {
        if (StateAt(now) != WindowState.Paused)
            throw new RuleException("Only a paused survey can be resumed");
        PausedAt = null;
    }

    /// <summary>
    /// Closes the window before its closing time. Forms are still accepted during <see cref="Grace"/>, and the closing can be undone until
    /// <see cref="UndoUntil"/>.
    /// </summary>
    /// <exception cref="RuleException">The window is neither open nor paused.</exception>
    public void CloseNow(DateTimeOffset now)
    {
        if (StateAt(now) is not (WindowState.Open or WindowState.Paused))
            throw new RuleException("Only an open survey can be closed");
        ClosedAt = now;
    }

    /// <summary>Ends an open window of synthetic answers at once: no form comes later, and nobody needs to undo it.</summary>
    /// <exception cref="RuleException">The window is not open.</exception>
    internal void EndNow(DateTimeOffset now)
    {
        CloseNow(now);
        ClosesAt = now;
    }

    /// <summary>Undoes <see cref="CloseNow"/>. The closing time is as before, and a pause goes on.</summary>
    /// <exception cref="RuleException">The window was not closed by staff, or its closing can no longer be undone.</exception>
    public void UndoClosing(DateTimeOffset now)
    {
        if (!CanUndoClosing(now))
            throw new RuleException(StateAt(now) is WindowState.Open or WindowState.Paused
                ? "The closing of this survey has already been undone"
                : "The closing of this survey can no longer be undone");
        ClosedAt = null;
    }

    /// <summary>Returns whether the closing can be undone at a given time.</summary>
    public bool CanUndoClosing(DateTimeOffset now) => now < UndoUntil && this is { HeldAt: null, EmptiedAt: null };

    /// <summary>Changes the opening time. An open window that has received nothing goes back to being scheduled.</summary>
    /// <param name="at">The new opening time. A draft may have one that has passed; any other must be in the future.</param>
    /// <param name="received">The number of forms that the window has received.</param>
    /// <param name="now">The present instant.</param>
    /// <exception cref="RuleException">The window has closed or received a form, or the times are in the wrong order.</exception>
    public void ChangeOpening(DateTimeOffset at, int received, DateTimeOffset now)
    {
        var state = StateAt(now);
        if (state is not (WindowState.Draft or WindowState.NotYetOpen or WindowState.Open or WindowState.Paused) || received > 0)
            throw new RuleException(received > 0 ? "This survey has already received answers" : "This survey has closed");
        if (state != WindowState.Draft && at <= now)
            throw new RuleException("The opening time must be in the future", nameof(OpensAt));
        if (at >= ClosesAt)
            throw new RuleException(OpensBeforeItCloses, nameof(OpensAt));
        (OpensAt, PausedAt) = (at, null);
    }

    /// <summary>Changes the closing time. While a window is open it can only be extended.</summary>
    /// <exception cref="RuleException">
    /// The window has closed, or the time is before the opening time, the closing time or the present.
    /// </exception>
    public void ChangeClosing(DateTimeOffset at, DateTimeOffset now)
    {
        var state = StateAt(now);
        if (state is not (WindowState.Draft or WindowState.NotYetOpen or WindowState.Open or WindowState.Paused))
            throw new RuleException("This survey has closed");
        if (at <= OpensAt)
            throw new RuleException(OpensBeforeItCloses, nameof(ClosesAt));
        if (state is WindowState.Open or WindowState.Paused && at < ClosesAt)
            throw new RuleException("An open survey can only be extended. To end it earlier, close it", nameof(ClosesAt));
        if (state != WindowState.Draft)
            RequireLater(at, now);
        ClosesAt = at;
    }

    /// <summary>Changes the title.</summary>
    /// <exception cref="ArgumentException">The title is empty or too long.</exception>
    public void ChangeTitle(string title) => Title = RequireTitle(title);

    /// <summary>Changes the grace period of a window that has not opened.</summary>
    /// <exception cref="RuleException">The window has opened.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or too long.</exception>
    public void ChangeGrace(TimeSpan time, DateTimeOffset now)
    {
        RequireNotOpened(now);
        grace = RequireGrace(time);
    }

    /// <summary>Changes the minimum batch size of a window that has not opened.</summary>
    /// <exception cref="RuleException">The window has opened.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is too small.</exception>
    public void ChangeMinimumBatchSize(int size, DateTimeOffset now)
    {
        RequireNotOpened(now);
        minimumBatchSize = RequireBatchSize(size);
    }

    /// <summary>Changes the questionnaire of a window that has not opened. The new one must be previewed again.</summary>
    /// <exception cref="RuleException">The window has opened.</exception>
    public void ChangeQuestionnaire(Questionnaire questionnaire, DateTimeOffset now)
    {
        RequireNotOpened(now);
        Ask(questionnaire);
        PreviewedAt = null;
    }

    /// <summary>Changes the texts about the survey.</summary>
    /// <exception cref="ArgumentException">A text is too long.</exception>
    public void ChangeFacts(SurveyFacts facts)
    {
        if (new[] { facts.Contact, facts.Sponsor, facts.Eligibility, facts.Distribution }.Any(text => text.Length > SurveyFacts.Limit))
            throw new ArgumentException($"A text about a survey has at most {SurveyFacts.Limit} characters.");
        Facts = facts;
    }

    /// <summary>Sets the number of people eligible for the survey; null if it is not known.</summary>
    /// <param name="people">The number of people; null if it is not known.</param>
    /// <param name="received">The number of forms that the window has received.</param>
    /// <exception cref="RuleException">The window has already received more forms than that number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is zero or negative.</exception>
    public void SetPopulation(int? people, int received = 0)
    {
        if (people < received)
            throw new RuleException($"More than {people:N0} people have already answered", nameof(Population));
        if (people <= 0)
            throw new ArgumentOutOfRangeException(nameof(people), "A population is above zero.");
        (Population, Revision) = (people, Revision + 1);
    }

    /// <summary>Records that staff saw the questionnaire as respondents see it.</summary>
    public void MarkPreviewed(DateTimeOffset now) => PreviewedAt ??= now;

    private static string RequireTitle(string title) => !string.IsNullOrWhiteSpace(title) && title.Length <= TitleLimit
        ? title
        : throw new ArgumentException($"A window needs a title of at most {TitleLimit} characters.");

    private static TimeSpan RequireGrace(TimeSpan time) => time >= TimeSpan.Zero && time <= LongestGrace
        ? time
        : throw new ArgumentOutOfRangeException(nameof(time), "The grace period is at most a day.");

    private static int RequireBatchSize(int size) => size >= SmallestAllowedBatchSize
        ? size
        : throw new ArgumentOutOfRangeException(nameof(size), $"The batch size is at least {SmallestAllowedBatchSize}.");

    private static void RequireLater(DateTimeOffset closes, DateTimeOffset now)
    {
        if (closes <= now)
            throw new RuleException("The closing time must be in the future", nameof(ClosesAt));
    }

    private void RequireReady(DateTimeOffset now)
    {
        if (ChecksLeftAt(now) is { Count: > 0 } left)
            throw new RuleException(
                left.Contains(OpeningCheck.Dates)
                    ? "The closing time has passed. Change it before you open the survey"
                    : "Complete the checklist before you open the survey");
    }

    private void RequireNotOpened(DateTimeOffset now)
    {
        if (StateAt(now) is not (WindowState.Draft or WindowState.NotYetOpen))
            throw new RuleException(AlreadyOpened);
    }
}

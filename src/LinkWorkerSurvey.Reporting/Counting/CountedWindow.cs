using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>
/// A survey window with its counts, read from one database snapshot. The figures of every view are calculated from these counts without
/// another query.
/// </summary>
/// <param name="Window">The window with its questionnaire, code frames, codes and nets.</param>
/// <param name="Counts">The counts of the window.</param>
public sealed record CountedWindow(SurveyWindow Window, WindowCounts Counts)
{
    /// <summary>
    /// The number of eligible people, if each of them was invited by a personal link, no form came through a link that is open to all, and
    /// all responses are in the results; otherwise null. Only then can the responses be treated as a sample without replacement from these
    /// people, and a finite population correction be used. It stays null before the final release, so that staff cannot find out, form by
    /// form, which of them came through a link.
    /// </summary>
    public int? InvitedPopulation =>
        Window is { FinalReleasedAt: not null, Population: { } people }
        && Counts is { SentByLinks: 0 }
        && Counts.Invitations == people
        && Counts.Released <= people
            ? people
            : null;

    /// <summary>Participation, without links; null if the number of eligible people is unknown.</summary>
    public Participation? Participation =>
        Window.Population is { } people ? new() { Responses = Counts.Released, Eligible = people } : null;

    /// <summary>Returns the window's figures with the base, row order and treatment of coded answers of a view.</summary>
    public WindowFigures Figures(FigureView view) => FiguresCalculator.Calculate(this, view);
}

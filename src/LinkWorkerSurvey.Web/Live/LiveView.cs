using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Comparison;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;
using LinkWorkerSurvey.Web.Pages.Results;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What somebody has chosen to see of a window, alone or beside another wave, as both change.</summary>
public sealed class LiveView
{
    private readonly LiveWindow live;
    private readonly ComparableWave? wave;
    private readonly LiveWindow? beside;
    private readonly ResultsChoices choices;
    private readonly ResultsFragments fragments;

    internal LiveView(SurveyWindow window, LiveWindow live, ComparableWave? wave, LiveWindow? beside, ResultsChoices choices, ResultsFragments fragments)
    {
        Window = window;
        (this.live, this.wave, this.beside, this.choices, this.fragments) = (live, wave, beside, choices, fragments);
    }

    /// <summary>The window as it was when this was opened.</summary>
    public SurveyWindow Window { get; }

    /// <summary>Ends when something else is known.</summary>
    public Task Next => beside is null ? live.Next : Task.WhenAny(live.Next, beside.Next);

    /// <summary>What is known of the window.</summary>
    /// <exception cref="KeyNotFoundException">It is no longer there.</exception>
    public KnownResults Known => Of(live);

    /// <summary>Its figures as they are known.</summary>
    public WindowFigures Figures()
    {
        // What comes in moves no figure but how much was received, and is looked at more often than is counted.
        var (counted, activity) = Known;
        var figures = Figures(counted, Other);
        return figures with { Received = Math.Max(figures.Received, activity.Received) };
    }

    /// <summary>The parts of the page as they stand now.</summary>
    public Task<IReadOnlyList<Fragment>> FragmentsAsync()
    {
        var (known, other) = (Known, Other);
        return fragments.AllAsync(known, other, choices, () => Figures(known.Counted, other));
    }

    /// <summary>What of its figures staff can match with those of the wave beside them, or have; nothing where there is none.</summary>
    public IReadOnlyList<MatchChoice> MatchChoices() => wave?.Choices(Known.Counted, Other) ?? [];

    private CountedWindow? Other => beside is null ? null : Of(beside).Counted;

    private static KnownResults Of(LiveWindow live) => live.Ask() ?? throw new KeyNotFoundException("This window is no longer there.");

    private WindowFigures Figures(CountedWindow counted, CountedWindow? other) => wave is null ? counted.Figures(choices.View) : wave.Beside(counted, other, choices.View);
}

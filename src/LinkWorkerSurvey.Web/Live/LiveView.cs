using LinkWorkerSurvey.Reporting.Counting;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>What somebody has chosen to see of a window, alone or beside another wave, as both change.</summary>
public sealed class LiveView
{
    private readonly LiveWindow live;
    private readonly ComparableWave? wave;
    private readonly LiveWindow? beside;
    private readonly ResultsChoices choices;

    internal LiveView(
        string title,
        LiveWindow live,
        ComparableWave? wave,
        LiveWindow? beside,
        ResultsChoices choices
    ) => (Title, this.live, this.wave, this.beside, this.choices) = (title, live, wave, beside, choices);

    /// <summary>What staff call the window. No more of it is kept: an open page would have all its questions to itself.</summary>
    public string Title { get; }

    /// <summary>Whether there is anything to show yet.</summary>
    public bool IsCounted => live.IsKnown && beside is null or { IsKnown: true };

    /// <summary>Ends when something else is known.</summary>
    public Task Next => beside is null ? live.Next : Task.WhenAny(live.Next, beside.Next);

    /// <summary>It as it stands.</summary>
    /// <exception cref="KeyNotFoundException">A window of it is no longer there, or not counted yet.</exception>
    public LiveMoment Now => new(Of(live), wave, beside is null ? null : Of(beside), choices);

    private static KnownResults Of(LiveWindow live) =>
        live.Ask() ?? throw new KeyNotFoundException("This window is no longer there, or not counted yet.");
}

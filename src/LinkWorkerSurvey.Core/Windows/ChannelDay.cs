namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The uses of a link on one day in the United Kingdom. Written in batches of its own, never with an answer.</summary>
public sealed class ChannelDay
{
    /// <summary>The channel counted.</summary>
    public int ChannelId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The number of times the form was shown.</summary>
    public int Opened { get; private set; }

    /// <summary>The number of forms accepted.</summary>
    public int Submitted { get; private set; }
}

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>How often a channel was used on one day in the United Kingdom. Written in batches of its own, never with an answer.</summary>
public sealed class ChannelDay
{
    /// <summary>The channel counted.</summary>
    public int ChannelId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>How many times the form was shown.</summary>
    public int Opened { get; private set; }

    /// <summary>How many forms were accepted.</summary>
    public int Submitted { get; private set; }
}

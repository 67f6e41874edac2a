namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A net: a subtotal of the distinct respondents with at least one of several codes. Coders assign codes to answers, never nets.
/// </summary>
public sealed class Net
{
    /// <summary>The maximum length of a label, in characters.</summary>
    public const int LabelLimit = 300;

    internal Net(string label) => Label = label;

    private Net()
    {
    }

    /// <summary>The key of the net.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the code frame that contains the net.</summary>
    public int FrameId { get; private set; }

    /// <summary>The label of the net, as shown in the results.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Whether the net was removed.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>What can change about the net, at present.</summary>
    public NetState State
    {
        get => new(Label, IsRemoved);
        internal set => (Label, IsRemoved) = value;
    }
}

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A subtotal of the distinct respondents who have any of several codes. A net is never applied to an answer itself.</summary>
public sealed class Net
{
    /// <summary>The longest label, in characters.</summary>
    public const int LabelLimit = 300;

    internal Net(string label)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > LabelLimit)
            throw new ArgumentException($"A net needs a label of at most {LabelLimit} characters.");
        Label = label;
    }

    private Net()
    {
    }

    /// <summary>The key of the net.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the code frame it belongs to.</summary>
    public int FrameId { get; private set; }

    /// <summary>The net's name.</summary>
    public string Label { get; private set; } = "";
}

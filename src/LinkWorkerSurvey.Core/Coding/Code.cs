namespace LinkWorkerSurvey.Core.Coding;

/// <summary>One category of a code frame.</summary>
public sealed class Code
{
    /// <summary>The longest label, in characters.</summary>
    public const int LabelLimit = 300;

    internal Code(string label, int position, short? optionKey = null, short? publishedKey = null)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > LabelLimit)
            throw new ArgumentException($"A code needs a label of at most {LabelLimit} characters.");
        (Label, Position, OptionKey, PublishedKey) = (label, position, optionKey, publishedKey);
    }

    private Code()
    {
    }

    /// <summary>The key of the code.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the code frame it belongs to.</summary>
    public int FrameId { get; private set; }

    /// <summary>The key of the option it stands for; null for a code created from answers.</summary>
    public short? OptionKey { get; private set; }

    /// <summary>
    /// The key of the category of a published wave that it stands for: only for codes of a reconstruction that are made from answers.
    /// </summary>
    public short? PublishedKey { get; private set; }

    /// <summary>
    /// Its place in the frame, which is its row's where counts are equal: options as they are offered, then the codes as they were made.
    /// </summary>
    public int Position { get; private set; }

    /// <summary>The category's name.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The key of the net it is counted under; null if there is none.</summary>
    public int? NetId { get; private set; }

    /// <summary>The net it is counted under; null if there is none.</summary>
    public Net? Net { get; set; }
}

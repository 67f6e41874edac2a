namespace LinkWorkerSurvey.Core.Coding;

/// <summary>One category of a code frame.</summary>
public sealed class Code
{
    /// <summary>The maximum length of a label, in characters.</summary>
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

    /// <summary>The key of the code frame that contains the code.</summary>
    public int FrameId { get; private set; }

    /// <summary>The key of the questionnaire option that the code represents; null for a code that was added for text answers.</summary>
    public short? OptionKey { get; private set; }

    /// <summary>
    /// In a reconstruction (a window whose synthetic responses reproduce the published figures of an earlier wave), the key of the
    /// published category that the code represents; null for codes of options, and in other windows.
    /// </summary>
    public short? PublishedKey { get; private set; }

    /// <summary>
    /// The position in the code frame, from 0: options first, in questionnaire order, then added codes in order of creation. It is the
    /// order of rows in the results; if results are sorted by count, it is the order of rows with equal counts.
    /// </summary>
    public int Position { get; private set; }

    /// <summary>The label of the category, as shown in the results.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The key of the net that includes the code; null if no net does.</summary>
    public int? NetId { get; private set; }

    /// <summary>The net that includes the code; null if no net does.</summary>
    public Net? Net { get; set; }
}

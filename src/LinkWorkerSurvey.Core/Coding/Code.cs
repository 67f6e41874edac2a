namespace LinkWorkerSurvey.Core.Coding;

/// <summary>One category of a code frame. Its <see cref="CodeFrame"/> changes it.</summary>
public sealed class Code
{
    /// <summary>The maximum length of a label, in characters.</summary>
    public const int LabelLimit = 300;

    internal Code(string label, int position, short? optionKey = null, short? publishedKey = null) =>
        (Label, Position, OptionKey, PublishedKey) = (label, position, optionKey, publishedKey);

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
    /// The position in the code frame, from 0: options first, in questionnaire order, then added codes in order of creation, unless coders
    /// moved them. It is the order of rows in the results; if results are sorted by count, it is the order of rows with equal counts.
    /// </summary>
    public int Position { get; private set; }

    /// <summary>The label of the category, as shown in the results.</summary>
    public string Label { get; private set; } = "";

    /// <summary>What the code means and when to use it.</summary>
    public CodeGuide Guide { get; private set; } = new();

    /// <summary>The capital letter that gives the code on the keyboard; null for none.</summary>
    public char? Letter { get; private set; }

    /// <summary>Whether the code was made while coding and has not been reviewed.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The key of the net that includes the code; null if no net does.</summary>
    public int? NetId { get; private set; }

    /// <summary>The net that includes the code; null if no net does.</summary>
    public Net? Net { get; set; }

    /// <summary>
    /// The key of the code into which this one was merged; null if it was not. Decisions keep the code that the coder gave;
    /// <see cref="CodeFrame.CountsAs"/> tells which code counts.
    /// </summary>
    public int? MergedIntoId { get; private set; }

    /// <summary>Whether the code was removed.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Whether coders can give the code and results show it: it has neither been merged nor removed.</summary>
    public bool IsInUse => MergedIntoId is null && !IsRemoved;

    /// <summary>Whether the code is an option of the questionnaire, whose label coders cannot change.</summary>
    public bool IsOption => OptionKey is not null;

    /// <summary>What can change about the code, at present.</summary>
    public CodeState State
    {
        get => new(Label, Guide, Letter, NetId, Position, IsNew, MergedIntoId, IsRemoved);
        internal set => (Label, Guide, Letter, NetId, Position, IsNew, MergedIntoId, IsRemoved) = value;
    }
}

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>In which pass a reading was made.</summary>
public enum ReadingKind
{
    /// <summary>The one coder's, or the first of two.</summary>
    Sole,

    /// <summary>A second coder's, made without sight of the first. It never counts by itself.</summary>
    Second,

    /// <summary>The decision agreed on after two coding decisions that differed.</summary>
    Adjudicated,
}

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>In which pass a reading was made.</summary>
public enum ReadingKind
{
    /// <summary>The one coder's, or the first of two.</summary>
    Sole,

    /// <summary>A second coder's, made without sight of the first. It never counts by itself.</summary>
    Second,

    /// <summary>What was agreed where two readings differed.</summary>
    Adjudicated,
}

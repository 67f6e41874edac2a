namespace LinkWorkerSurvey.Core.Coding;

/// <summary>The pass in which a coding decision was made.</summary>
public enum CodingPass
{
    /// <summary>The decision of the only coder, or of the first of two.</summary>
    Sole,

    /// <summary>The decision of a second coder, made without sight of the first. It never counts by itself.</summary>
    Second,

    /// <summary>The decision agreed on after two coding decisions that differed.</summary>
    Adjudicated,
}

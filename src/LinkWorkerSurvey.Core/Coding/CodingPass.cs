namespace LinkWorkerSurvey.Core.Coding;

/// <summary>Lists the passes in which a coding decision can be made.</summary>
public enum CodingPass
{
    /// <summary>The decision of the only coder, or of the first of two coders.</summary>
    Sole,

    /// <summary>
    /// The decision of a second coder who did not see the first decision (blind double coding). It never counts in the results.
    /// </summary>
    Second,

    /// <summary>The decision agreed on after two coders decided differently (adjudication).</summary>
    Adjudicated,
}

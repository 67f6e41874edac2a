namespace LinkWorkerSurvey.Core.Coding;

/// <summary>Lists the possible outcomes of a coding decision.</summary>
public enum CodingOutcome
{
    /// <summary>The coder assigned one or more codes.</summary>
    Coded,

    /// <summary>The answer contains nothing that the code frame covers; no code is assigned.</summary>
    NothingToCode,

    /// <summary>The coder set the answer aside for review; no code is assigned.</summary>
    SecondLook,
}

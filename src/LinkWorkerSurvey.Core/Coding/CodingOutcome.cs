namespace LinkWorkerSurvey.Core.Coding;

/// <summary>The possible outcomes of a coding decision.</summary>
public enum CodingOutcome
{
    /// <summary>The answer falls into the codes assigned.</summary>
    Coded,

    /// <summary>The answer says nothing that the code frame asks about.</summary>
    NothingToCode,

    /// <summary>The answer is put aside for a second look.</summary>
    SecondLook,
}

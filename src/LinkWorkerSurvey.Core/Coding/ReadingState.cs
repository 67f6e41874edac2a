namespace LinkWorkerSurvey.Core.Coding;

/// <summary>The kinds of decision that a coder can take on an answer.</summary>
public enum ReadingState
{
    /// <summary>It falls into the codes given.</summary>
    Coded,

    /// <summary>It says nothing the frame asks about.</summary>
    NothingToCode,

    /// <summary>It is put aside for a second look.</summary>
    SecondLook,
}

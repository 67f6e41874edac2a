namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Lists the signs that a form was sent automatically. A flagged submission stays pending and encrypted until the end of the window. Then
/// an administrator decides by sign, knowing the number of submissions with each sign and none of the answers.
/// </summary>
[Flags]
public enum SubmissionFlags : short
{
    /// <summary>No sign.</summary>
    None = 0,

    /// <summary>Honeypot: a field that people do not see was filled in.</summary>
    Honeypot = 1,

    /// <summary>Speeding: the form came back faster than a person can read it.</summary>
    Speeding = 2,

    /// <summary>High volume: far more forms than usual came from one address or by one link at that time.</summary>
    HighVolume = 4,
}

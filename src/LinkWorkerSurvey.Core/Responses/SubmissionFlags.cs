namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Lists the flags of submissions: signs that a form was sent automatically. Flagged submissions stay pending and encrypted until the
/// survey window ends. An administrator then decides for each flag, and sees how many submissions have it, but never their answers.
/// </summary>
[Flags]
public enum SubmissionFlags : short
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>Honeypot: a form field hidden from people was filled in.</summary>
    Honeypot = 1,

    /// <summary>Speeding: the form was sent sooner than a person can read it.</summary>
    Speeding = 2,

    /// <summary>High volume: far more forms than usual were sent from one network or by one link at about the same time.</summary>
    HighVolume = 4,
}

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Why an accepted sheet may not be a person's. A flagged sheet waits, sealed, until the window's end; there an administrator decides by
/// kind, having seen the number of each kind and no answers.
/// </summary>
[Flags]
public enum Doubts : short
{
    /// <summary>Nothing was noticed.</summary>
    None = 0,

    /// <summary>A field was filled that no person sees.</summary>
    HiddenField = 1,

    /// <summary>The form came back faster than a person can have read it.</summary>
    Speed = 2,

    /// <summary>Far more forms than usual were coming from one address or by one link at that time.</summary>
    Rate = 4,
}

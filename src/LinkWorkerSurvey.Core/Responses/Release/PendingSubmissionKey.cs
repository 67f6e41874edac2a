namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>The fields of a pending submission that a release reads before it decrypts the answers.</summary>
internal sealed record PendingSubmissionKey(byte[] KeyMac, SubmissionFlags Flags);

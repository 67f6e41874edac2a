namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>The part of a pending submission that a release reads before it decrypts the answers.</summary>
internal sealed record WaitingSheet(byte[] KeyMac, Doubts Flags);

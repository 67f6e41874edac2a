namespace LinkWorkerSurvey.Core.Responses.Release;

/// <summary>A sheet that waits, as a release sees it before it is opened.</summary>
internal sealed record WaitingSheet(byte[] KeyMac, Doubts Flags);

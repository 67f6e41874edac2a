namespace LinkWorkerSurvey.Core.Coding;

/// <summary>What can change about a net.</summary>
/// <param name="Label">The label of the net, as shown in the results.</param>
/// <param name="IsRemoved">Whether the net was removed. No code in use is in a removed net.</param>
public sealed record NetState(string Label, bool IsRemoved);

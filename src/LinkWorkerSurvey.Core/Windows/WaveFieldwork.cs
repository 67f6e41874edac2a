namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The days on which a wave was asked, both included.</summary>
public sealed record WaveFieldwork(DateOnly From, DateOnly To);

namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The days of a wave's fieldwork, both included.</summary>
public sealed record WaveFieldwork(DateOnly From, DateOnly To);

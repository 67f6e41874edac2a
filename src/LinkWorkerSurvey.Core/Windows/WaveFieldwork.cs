namespace LinkWorkerSurvey.Core.Windows;

/// <summary>The first and last day of a wave's fieldwork, both included.</summary>
public sealed record WaveFieldwork(DateOnly From, DateOnly To);

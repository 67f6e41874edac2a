namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>A wave to choose.</summary>
/// <param name="Name">How addresses and commands name it.</param>
/// <param name="Title">What readers call it.</param>
public sealed record WaveName(string Name, string Title);

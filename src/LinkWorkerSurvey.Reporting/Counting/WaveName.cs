namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>A wave in the list of waves that a survey window can be compared with.</summary>
/// <param name="Name">The identifier in URLs and commands.</param>
/// <param name="Title">The title that readers see.</param>
public sealed record WaveName(string Name, string Title);

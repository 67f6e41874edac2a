namespace LinkWorkerSurvey.Reporting.Counting;

/// <summary>The name of a wave in a list of choices.</summary>
/// <param name="Name">The name in addresses and commands.</param>
/// <param name="Title">The title that readers see.</param>
public sealed record WaveName(string Name, string Title);

namespace LinkWorkerSurvey.Suggestions;

/// <summary>A part of a text.</summary>
/// <param name="Start">Where the part begins, in UTF-16 code units from 0.</param>
/// <param name="Length">The length of the part, in UTF-16 code units.</param>
public readonly record struct TextSpan(int Start, int Length);

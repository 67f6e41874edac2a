namespace LinkWorkerSurvey.Core.Coding;

/// <summary>What one coder made of one unit of text, such as an answer, in one code frame: what agreement is calculated from.</summary>
/// <param name="Unit">The name or key of the unit.</param>
/// <param name="Coder">The name or key of the coder.</param>
/// <param name="Codes">
/// The labels of the codes that the coder gave; empty if the coder decided that no code applies. Null if the coder has not decided.
/// </param>
public sealed record UnitCoding(string Unit, string Coder, IReadOnlySet<string>? Codes);

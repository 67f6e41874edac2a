namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A match: a question or a row of another wave that staff take for the same, whatever it is called. Both are named by their <see
/// cref="MatchKey"/>, so that a match stays when something is renamed.
/// </summary>
/// <param name="Row">The key of the row here, an option, a code or a net; null for the question itself.</param>
/// <param name="There">The key of the row there; of a question, the question's key.</param>
public sealed record WordingMatch(string? Row, string There);

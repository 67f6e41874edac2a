namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A wording match: a question or row of this window and one of another wave that, according to staff, have the same meaning. Both are
/// stored by <see cref="MatchKey"/>, so that changed labels do not break the match.
/// </summary>
/// <param name="Row">
/// The key of the row in this window (an option, a code or a net); null if the match is about the question itself.
/// </param>
/// <param name="There">The key of the row in the other wave, or of the question if the match is about the question.</param>
public sealed record WordingMatch(string? Row, string There);

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>
/// A wording match: staff state that a question of one survey window, or a row of its results, has the same meaning as a differently worded
/// one of another wave. The code frame of the window's question contains the match. Both sides are stored as keys (see
/// <see cref="MatchKey"/>), so that changed labels do not break the match.
/// </summary>
/// <param name="Row">
/// The key of the row in the window's results (an option, a code or a net); null if the match is about the question itself.
/// </param>
/// <param name="There">The key of the other wave's row, or of its question if <paramref name="Row"/> is null.</param>
public sealed record WordingMatch(string? Row, string There);

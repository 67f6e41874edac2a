using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>The English words for a change between two waves.</summary>
internal static class ChangeWords
{
    private static readonly Phrases<Relation> Always = new(
        (Relation.Rose, Split("rose risen rise rises rising increased increase increases increasing grew grown grows growth climbed climb "
            + "climbing worsened upwards upward rebounded jumped jump surged surge soared gained gain gains strengthened leapt leap "
            + "rocketed swelled mounted")),
        (Relation.Fell, Split("fell fallen fall falls falling dropped drop drops dropping declined decline declining decreased decrease "
            + "decreases slipped slip shrank shrunk plunged plunge sank sunk slumped dipped dip lost waned plummeted tumbled receded "
            + "dwindled downwards downward shed collapsed slid disappeared vanished")),
        (Relation.Fell, ["died out", "gone altogether"]),
        (Relation.Unchanged, [.. Split("unchanged stable steady static"), "no clear change", "not a clear change", "isn't a clear change",
            "no real change", "no change", "not changed",
            "little changed", "hardly changed", "barely changed", "little change", "scarcely changed", "hardly any change", "not change",
            "not clearly change", "not really change", "hardly moved", "barely moved", "not moved", "where it was"]));

    private static readonly Phrases<Relation> Beside = new(
        (Relation.Rose, Split("higher more larger greater above bigger commoner")),
        (Relation.Fell, Split("lower fewer less smaller below rarer")),
        (Relation.Unchanged, Split("same similar")));

    private static readonly Phrases<double> Multiples = new(
        (2, ["doubled", "doubling", "doubles"]),
        (3, ["tripled", "trebled", "tripling", "trebling"]),
        (4, ["quadrupled"]),
        (0.5, ["halved", "halving", "cut in half"]));

    /// <summary>Returns what words say of a change wherever they stand; none for other words.</summary>
    public static Relation Read(ReadOnlySpan<string> words, out int length) => Always.Read(words, out length) ?? Relation.None;

    /// <summary>Returns by how much words such as 'doubled' multiply; null for other words.</summary>
    public static double? ReadMultiple(ReadOnlySpan<string> words, out int length) => Multiples.Read(words, out length);

    /// <summary>Returns what a word says of a change if it stands beside points or the name of a wave; none for other words.</summary>
    public static Relation FindBeside(string word) => Beside.Read([word], out _) ?? Relation.None;

    /// <summary>Returns whether a word states that something rose or fell.</summary>
    public static bool IsMove(string word) =>
        word is "up" or "down" || Always.Read([word], out _) is not (null or Relation.Unchanged)
            || Multiples.Read([word], out _) is not null;

    /// <summary>Returns whether words state that something rose, fell or did not change.</summary>
    public static bool IsChange(ReadOnlySpan<string> words) => IsMove(words[0]) || Always.Read(words, out _) is not null;

    private static string[] Split(string words) => words.Split(' ');
}

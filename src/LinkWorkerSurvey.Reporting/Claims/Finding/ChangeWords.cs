namespace LinkWorkerSurvey.Reporting.Claims.Finding;

/// <summary>The English words for a change between two waves.</summary>
internal static class ChangeWords
{
    private static readonly Dictionary<string, Relation> Always = Read(
        (Relation.Rose, "rose risen rise rises rising increased increase increases increasing grew grown grows growth climbed climb "
            + "climbing jumped jump surged surge soared gained gain gains strengthened"),
        (Relation.Fell, "fell fallen fall falls falling dropped drop drops declined decline declining decreased decrease decreases "
            + "slipped slip shrank shrunk plunged plunge sank sunk slumped dipped dip lost waned"),
        (Relation.Unchanged, "unchanged stable steady static"),
        (Relation.Doubled, "doubled doubling"),
        (Relation.Halved, "halved halving"));

    private static readonly Dictionary<string, Relation> Beside = Read(
        (Relation.Rose, "up higher more larger greater above"),
        (Relation.Fell, "down lower fewer less smaller below"),
        (Relation.Unchanged, "same similar"));

    /// <summary>Returns what a word says of a change wherever it stands; none for other words.</summary>
    public static Relation Find(string word) => Always.GetValueOrDefault(word) is not Relation.None and var always ? always
        : word is "up" ? Relation.Rose : word is "down" ? Relation.Fell : Relation.None;

    /// <summary>Returns what a word says of a change if it stands beside points or the name of a wave; none for other words.</summary>
    public static Relation FindBeside(string word) => Beside.GetValueOrDefault(word);

    /// <summary>Returns what a word says by itself.</summary>
    public static Relation FindAlone(string word) => Always.GetValueOrDefault(word);

    private static Dictionary<string, Relation> Read(params (Relation Relation, string Words)[] known) => known
        .SelectMany(each => each.Words.Split(' ').Select(word => (word, each.Relation)))
        .ToDictionary(each => each.word, each => each.Relation);
}

using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Tests.Suggestions;

/// <summary>Coded answers with made-up vectors, small enough to calculate with elsewhere.</summary>
internal static class Corpus
{
    public static readonly string[] Texts =
    [
        "More funding for social prescribing",
        "Time with clients, and time to listen",
        "No funding, no time",
        "Training in mental health",
        "Mental health training for link workers",
        "The pay is too low",
        "Low pay and short contracts",
        "Peer support from other link workers",
        "A car",
        "Time, time, time!",
        "Funding for the café project",
        "Supervision and peer support",
    ];

    public static readonly int[][] Codes = [[0], [1], [0, 1], [2], [2], [3], [3], [4], [], [1], [0], [4]];

    public static readonly CodeTexts[] Untold = [.. Enumerable.Range(0, 5).Select(code => new CodeTexts(code, []))];

    public static CodedAnswer[] Words => [.. Texts.Zip(Codes, (text, codes) => Coded(new(text), codes))];

    public static CodedAnswer[] Both => [.. Texts.Select((text, i) =>
        Coded(new(text, Unit([.. Enumerable.Range(0, 4).Select(j => ((7 * i + 3 * j * j + i * j) % 11) - 5f)])), Codes[i]))];

    public static CodedAnswer Coded(AnswerText answer, params int[] codes) => new(answer, codes.ToHashSet());

    /// <summary>Returns a vector of length 1.</summary>
    public static float[] Unit(params float[] vector) => Array.ConvertAll(vector, x => x / MathF.Sqrt(vector.Sum(y => y * y)));
}

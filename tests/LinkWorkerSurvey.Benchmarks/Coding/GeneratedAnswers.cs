using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;

namespace LinkWorkerSurvey.Benchmarks.Coding;

/// <summary>
/// Makes up coded answers: mostly one of 26 subjects each, some two, in changing words. They have 66 characters on average, as
/// those of a public set of coded answers have. The same at each run.
/// </summary>
internal static class GeneratedAnswers
{
    public const int Codes = 26;

    private static readonly string[] Subjects =
    [
        "funding for community groups", "time with each client", "training in mental health", "support from the practice",
        "regular supervision", "pay that matches the role", "a clear job description", "longer contracts", "peer support groups",
        "access to patient records", "transport in rural areas", "help with housing problems", "debt and benefits advice",
        "services for young people", "carers and their breaks", "loneliness of older people", "a shared directory of services",
        "recognition by doctors", "evidence that it works", "safeguarding procedures", "less paperwork", "a room to meet people",
        "interpreters and translation", "volunteers who stay", "digital skills", "waiting lists for counselling",
    ];

    private static readonly string[] Openings =
    [
        "We need", "There is not enough", "I would like to see more", "What helps most is", "It is hard to find", "Please think about", "",
        "", "", "",
    ];

    private static readonly string[] Endings =
    [
        "in our area", "because demand keeps growing", "and nobody seems to own it", "for the people I work with", "from day one", "", "",
        "", "", "",
    ];

    /// <summary>Returns different answers with their codes.</summary>
    public static List<(string Text, HashSet<int> Codes)> Make(int count)
    {
        var random = new Random(2019);
        var answers = new Dictionary<string, HashSet<int>>();
        while (answers.Count < count)
        {
            HashSet<int> codes = [.. Enumerable.Range(0, 1 + random.Next(4) / 3).Select(_ => random.Next(Codes))];
            answers.TryAdd(string.Join(". ", codes.Select(Sentence)), codes);
        }

        return [.. answers.Select(answer => (answer.Key, answer.Value))];

        string Sentence(int code)
        {
            var words = Subjects[code].Split(' ');
            if (random.Next(3) == 0)
                words[random.Next(words.Length)] = "that";
            return $"{Any(Openings)} {string.Join(' ', words)} {Any(Endings)}".Trim();
        }

        string Any(string[] choices) => choices[random.Next(choices.Length)];
    }

    public static List<CodedAnswer> With(IReadOnlyList<(string Text, HashSet<int> Codes)> answers, IReadOnlyList<float[]>? vectors) =>
        [.. answers.Select((answer, i) => new CodedAnswer(new AnswerText(answer.Text, vectors?[i]), answer.Codes))];
}

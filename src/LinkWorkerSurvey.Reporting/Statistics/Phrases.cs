namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>Phrases with their meanings; of several with which a text begins, the longest counts.</summary>
internal sealed class Phrases<T>
    where T : struct
{
    private readonly ILookup<string, (string[] Words, T Meaning)> byFirstWord;

    /// <param name="phrases">For each meaning, its phrases.</param>
    public Phrases(params ReadOnlySpan<(T Meaning, string[] Phrases)> phrases)
    {
        var all = new List<(string[] Words, T Meaning)>();
        foreach (var (meaning, each) in phrases)
            all.AddRange(each.Select(phrase => (phrase.Split(' '), meaning)));
        byFirstWord = all.OrderByDescending(phrase => phrase.Words.Length).ToLookup(phrase => phrase.Words[0]);
    }

    /// <summary>Returns the meaning of the phrase with which a text begins; null if it begins with none.</summary>
    /// <param name="words">The words of the text in lower case, without hyphens.</param>
    /// <param name="length">The number of words of the phrase; 0 if there is none.</param>
    public T? Read(ReadOnlySpan<string> words, out int length)
    {
        length = 0;
        if (words.Length == 0)
            return null;
        foreach (var (phrase, meaning) in byFirstWord[words[0]])
        {
            if (words.Length < phrase.Length || !words[..phrase.Length].SequenceEqual(phrase))
                continue;
            length = phrase.Length;
            return meaning;
        }

        return null;
    }
}

using LinkWorkerSurvey.Reporting.Claims.Finding;
using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>
/// The name by which a survey's questions call those who answer, such as 'social prescribing link worker'. In a text it says who, and
/// nothing about what they answered.
/// </summary>
internal sealed class Population
{
    // 'Link worker' may be a row's own name; a longer name that several questions use is hardly one.
    private const int Shortest = 3;
    private const int Questions = 2;

    private readonly string[] name;

    public Population(IEnumerable<string> questions) =>
        name = questions.Distinct().SelectMany(Names).CountBy(each => string.Join(' ', each))
            .Where(each => each.Value >= Questions).Select(each => each.Key.Split(' '))
            .MaxBy(each => each.Length) ?? [];

    /// <summary>Returns whether a stem is one of the name.</summary>
    public bool Has(string stem) => name.Contains(stem);

    /// <summary>Marks the words of the name wherever a sentence has it.</summary>
    public void Mark(Sentence sentence, bool[] marked)
    {
        if (name.Length == 0)
            return;
        for (var i = 0; i + name.Length <= sentence.Count; i++)
        {
            if (sentence.Tokens.AsSpan(i, name.Length).ToArray().Select(token => token.Stem).SequenceEqual(name))
                Array.Fill(marked, true, i, name.Length);
        }
    }

    // The words that say something up to a word for people: 'a social prescribing link worker'.
    private static IEnumerable<string[]> Names(string question)
    {
        var tokens = Tokenizer.Read(question, 0, question.Length, new bool[question.Length]);
        for (var last = 0; last < tokens.Count; last++)
        {
            if (tokens[last].Stem is null || !ReportWords.IsPeople(tokens[last].Text))
                continue;
            var first = last;
            while (first > 0 && tokens[first - 1].Stem is not null)
                first--;
            if (last + 1 - first >= Shortest)
                yield return [.. tokens[first..(last + 1)].Select(token => token.Stem!)];
        }
    }
}

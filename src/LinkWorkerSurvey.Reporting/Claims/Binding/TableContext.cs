using LinkWorkerSurvey.Reporting.Claims.Reading;

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>
/// Follows which table a text speaks of: by its headings, by the words of the question in a sentence, and by the sentences before.
/// </summary>
internal sealed class TableContext(FigureIndex index)
{
    private const double OfHeading = 2;
    private const double OfTitle = 0.25;
    private const double OfSentence = 1.2;
    private const double OfBefore = 1;
    private const double OfRows = 0.6;

    // What the sentences before told counts less with each further sentence, and less again in another paragraph.
    private const double Fading = 0.6;
    private const double FadingAtParagraph = 0.5;

    // A table that nothing speaks for keeps this part of its score.
    private const double Least = 0.3;

    // What nothing speaks for is this likely beside what something does.
    private const double Doubt = 0.4;

    // Headings and sentences with less than this say nothing about a table; a sentence needs twice as much to leave no doubt, for its words
    // may be of a row.
    private const double Telling = 0.6;

    private double[] title = new double[index.Tables.Length];
    private double[] heading = new double[index.Tables.Length];
    private double[] before = new double[index.Tables.Length];

    /// <summary>The table of the row that the text spoke of last; null since the last heading.</summary>
    public int? Last { get; private set; }

    /// <summary>Whether neither the last heading nor a row since speaks of a table.</summary>
    public bool IsOpen => Last is null && Array.TrueForAll(heading, told => told == 0);

    /// <summary>Reads a heading, which holds until the next.</summary>
    public void Head(IReadOnlyList<Token> tokens, int level)
    {
        var told = Tell(tokens, isHeading: true);
        if (level <= 1)
            title = told;
        heading = level <= 1 ? new double[told.Length] : told;
        before = new double[told.Length];
        Last = null;
    }

    /// <summary>Begins another paragraph.</summary>
    public void NextParagraph() => Fade(before, FadingAtParagraph);

    /// <summary>Returns for each table how likely a sentence speaks of it, up to 1.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="named">The tables of rows that the sentence names clearly.</param>
    public double[] Of(Sentence sentence, IReadOnlyCollection<int> named)
    {
        var told = Tell(sentence.Tokens, isHeading: false);
        var all = new double[told.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = (OfHeading * heading[i]) + (OfTitle * title[i]) + (OfSentence * told[i]) + (OfBefore * before[i])
                + (named.Contains(i) ? OfRows : 0);
        }

        var most = all.Length == 0 ? 0 : all.Max();
        return [.. all.Select(each => Least + ((1 - Least) * (each + Doubt) / (most + Doubt)))];
    }

    /// <summary>Returns for each table how far some words of a sentence speak for it, 0 to 1.</summary>
    public double[] Of(IReadOnlyList<Token> tokens) => Tell(tokens, isHeading: false, least: 0);

    /// <summary>Takes note of what a sentence told: its words for a question, and the rows that it spoke of.</summary>
    public void Note(Sentence sentence, IEnumerable<IndexedRow> rows)
    {
        var told = Tell(sentence.Tokens, isHeading: false);
        foreach (var row in rows.DistinctBy(row => row.Table))
        {
            told[row.Table] = Math.Min(1, told[row.Table] + OfRows);
            Last = row.Table;
        }

        Fade(before, Fading);
        for (var i = 0; i < before.Length; i++)
            before[i] = Math.Min(1, before[i] + told[i]);
    }

    private static void Fade(double[] told, double by)
    {
        for (var i = 0; i < told.Length; i++)
            told[i] *= by;
    }

    // For each table how far the words speak for it, 0 to 1.
    private double[] Tell(IReadOnlyList<Token> tokens, bool isHeading, double least = Telling)
    {
        var told = new double[index.Tables.Length];
        foreach (var stem in tokens.Select(token => token.Stem).OfType<string>().Distinct())
        {
            // Those who answer are spoken of everywhere.
            if (!isHeading && index.Population.Has(stem))
                continue;
            foreach (var (table, weight) in index.TablesWith(stem))
                told[table] += weight;
            if (!isHeading)
                continue;
            foreach (var table in index.RowsWith(stem).Select(row => row.Table).Distinct())
                told[table] += 0.15;
        }

        var most = told.Length == 0 ? 0 : told.Max();
        for (var i = 0; i < told.Length; i++)
            told[i] = most <= least ? 0 : told[i] / most * Math.Min(1, isHeading || least == 0 ? most : (most - least) / Telling);
        if (NumberOf(tokens) is { } number && Array.Exists(index.Tables, table => table.Number == number))
        {
            for (var i = 0; i < told.Length; i++)
                told[i] = index.Tables[i].Number == number ? Math.Max(told[i], 1) : told[i] * 0.5;
        }

        return told;
    }

    // 'Q3', 'Question 3', 'question three'; the number of a section is none of a question.
    private static int? NumberOf(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var word = tokens[i].Text;
            if (word.Length is > 1 and < 5 && word[0] == 'q' && int.TryParse(word.AsSpan(1), out var code))
                return code;
            if (word == "question" && i + 1 < tokens.Count && tokens[i + 1].IsNumber && int.TryParse(tokens[i + 1].Text, out var number))
                return number;
        }

        return null;
    }
}

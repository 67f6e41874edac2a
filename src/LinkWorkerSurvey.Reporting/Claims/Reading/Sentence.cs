namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>A sentence: its tokens, and the same as words for <see cref="Statistics.ProportionWords"/>.</summary>
internal sealed class Sentence
{
    // No sentence of people is longer; what has no full stop is cut, so that the time is linear in the length of the text.
    private const int Longest = 400;

    private const int NearAuxiliary = 3;

    // A full stop after one of these ends no sentence.
    private static readonly string[] Abbreviations =
        ["e.g", "i.e", "eg", "ie", "etc", "vs", "no", "approx", "ca", "cf", "dr", "mr", "mrs", "ms"];

    private Sentence(Token[] tokens)
    {
        Tokens = tokens;
        ReadPassive();
        Words = [.. tokens.Select(token => token.IsQuoted ? "" : token.Text)];
        Close = new int[tokens.Length];
        Open = new int[tokens.Length];
        Bracket();
    }

    public Token[] Tokens { get; }

    public string[] Words { get; }

    /// <summary>For each token, the index of the bracket that opens around it; -1 outside brackets.</summary>
    public int[] Open { get; }

    /// <summary>For each token in brackets, the index of the closing one, or the number of tokens.</summary>
    public int[] Close { get; }

    public int Count => Tokens.Length;

    /// <summary>Divides the tokens of a block into sentences.</summary>
    public static IEnumerable<Sentence> Split(List<Token> tokens)
    {
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if ((!Ends(tokens, i) || IsBareNumber(tokens, from, i)) && i - from < Longest)
                continue;
            yield return new([.. tokens[from..(i + 1)]]);
            from = i + 1;
        }

        if (from < tokens.Count)
            yield return new([.. tokens[from..]]);
    }

    /// <summary>Returns whether the token at an index, which may be outside the sentence, is one of the given words or signs.</summary>
    public bool Is(int index, params ReadOnlySpan<string> texts) => index >= 0 && index < Count && texts.Contains(Words[index]);

    /// <summary>Returns whether the words from an index on are these.</summary>
    public bool Begins(int index, params ReadOnlySpan<string> texts) =>
        index >= 0 && index + texts.Length <= Count && Words.AsSpan(index, texts.Length).SequenceEqual(texts);

    /// <summary>Returns whether the words from an index on are one of these phrases.</summary>
    public bool BeginsAny(int index, string[][] phrases) => Array.Exists(phrases, phrase => Begins(index, phrase));

    private static bool Ends(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Text is not ("." or "!" or "?"))
            return false;
        if (i + 1 == tokens.Count)
            return true;
        var next = tokens[i + 1];

        // '“How satisfied are you?” (33%)' is one sentence.
        if (token.IsQuoted && next.Is("\u201d", "\"", "'", "\u2019") && i + 2 < tokens.Count
            && tokens[i + 2].Is("(", ",", ";", "–", ":", ")"))
            return false;
        if (next.Start == token.End && !next.Is("\"", "'", "\u201d", "\u2019", ")"))
            return false;
        return !(token.Text == "." && i > 0 && Abbreviations.Contains(tokens[i - 1].Text));
    }

    // '74%. That is how many …' and 'one number: 74%. That is the share …' are one sentence.
    private static bool IsBareNumber(List<Token> tokens, int from, int end)
    {
        var first = end;
        while (first > from && (tokens[first - 1].IsNumber || tokens[first - 1].Is("%", "per", "cent", "percent")))
            first--;
        return first < end && (first == from || tokens[first - 1].Is(":", "–")) && end + 2 < tokens.Count
            && (tokens[end + 1].Is("that's") || (tokens[end + 1].Is("that", "this", "such") && tokens[end + 2].Is("is", "was", "many")));
    }

    // 'Had once been helped themselves': who is helped is supported, which 'wanted to help' does not say.
    private void ReadPassive()
    {
        for (var i = 0; i < Count; i++)
        {
            if (Tokens[i].Text == "helped" && Enumerable.Range(i - NearAuxiliary, NearAuxiliary).Any(at =>
                at >= 0 && Tokens[at].Is("been", "being", "was", "were")))
                Tokens[i] = Tokens[i] with { Stem = Stems.Of("supported") };
        }
    }

    private void Bracket()
    {
        var open = -1;
        for (var i = 0; i < Count; i++)
        {
            if (Tokens[i].Text is "(" or "[")
                open = i;
            Open[i] = open;
            if (Tokens[i].Text is ")" or "]")
                open = -1;
        }

        var close = Count;
        for (var i = Count - 1; i >= 0; i--)
        {
            if (Tokens[i].Text is ")" or "]")
                close = i;
            Close[i] = Open[i] >= 0 ? close : -1;
            if (Tokens[i].Text is "(" or "[")
                close = Count;
        }
    }
}

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Kind">The kind of token.</param>
/// <param name="Start">The position of its first character in the text.</param>
/// <param name="Length">The number of its characters.</param>
/// <param name="Text">The token in lower case; a sign by itself.</param>
/// <param name="Stem">The stem of a word that says something; null for small words, numbers and signs.</param>
/// <param name="IsQuoted">Whether the token stands in a quotation, a link's address or code, where nothing is a claim.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string Text, string? Stem, bool IsQuoted)
{
    public int End => Start + Length;

    /// <summary>The name under which a small word is found in labels that hold hardly any other; null for numbers and signs.</summary>
    public string? Literal => Kind == TokenKind.Word && Stem is null && Text.Length > 2 && Text is not ("the" or "and" or "for")
        ? $"={Text}" : null;

    public bool IsWord => Kind == TokenKind.Word;

    public bool IsNumber => Kind == TokenKind.Number;

    /// <summary>Whether the token is one of the given words or signs.</summary>
    public bool Is(params ReadOnlySpan<string> texts) => texts.Contains(Text);
}

using System.Globalization;

namespace LinkWorkerSurvey.Core.Quotes;

/// <summary>The places where the characters of a text begin, as a person counts them: an emoji or an accented letter is one.</summary>
internal sealed class Characters(string text)
{
    private readonly HashSet<int> edges = [.. StringInfo.ParseCombiningCharacters(text), text.Length];

    /// <summary>The number of characters.</summary>
    public int Count => edges.Count - 1;

    /// <summary>Returns whether a part of the text cuts no character.</summary>
    public bool AreWhole((int Start, int Length) part) => edges.Contains(part.Start) && edges.Contains(part.Start + part.Length);

    /// <summary>Returns the smallest part of the text that has all of the given one and cuts no character.</summary>
    public (int Start, int Length) Widen((int Start, int Length) part)
    {
        var (from, to) = (part.Start, part.Start + part.Length);
        while (!edges.Contains(from))
            from--;
        while (!edges.Contains(to))
            to++;
        return (from, to - from);
    }
}

using System.Globalization;

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>A number in digits or in words.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Decimals">The number of digits after the point.</param>
/// <param name="Length">The number of tokens.</param>
internal readonly record struct Numeral(double Value, int Decimals, int Length)
{
    private static readonly Dictionary<string, int> Units = new()
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
    };

    private static readonly Dictionary<string, int> Teens = new()
    {
        ["zero"] = 0,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
    };

    private static readonly Dictionary<string, int> Tens = new()
    {
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    public bool IsWhole => Decimals == 0;

    /// <summary>Reads the number at an index of a sentence; null if there is none.</summary>
    public static Numeral? Read(Sentence sentence, int index)
    {
        if (index < 0 || index >= sentence.Count || sentence.Tokens[index].IsQuoted)
            return null;
        var token = sentence.Tokens[index];
        if (token.IsNumber)
        {
            var point = token.Text.IndexOf('.', StringComparison.Ordinal);
            return double.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? new(value, point < 0 ? 0 : token.Text.Length - point - 1, 1)
                : null;
        }

        return token.IsWord ? InWords(sentence, index) : null;
    }

    // 'Fifteen', 'thirty-nine', 'a hundred and five', 'one hundred'.
    private static Numeral? InWords(Sentence sentence, int index)
    {
        var words = sentence.Words;
        var at = index;
        if (sentence.Begins(index + 1, "hundred") && (words[index] == "a" || Units.ContainsKey(words[index])))
        {
            var hundreds = 100 * Units.GetValueOrDefault(words[index], 1);
            at += 2;
            var and = sentence.Is(at, "and") ? 1 : 0;
            return UnderHundred(sentence, at + and) is { } rest
                ? new(hundreds + rest.Value, 0, at + and + rest.Length - index)
                : new(hundreds, 0, 2);
        }

        return UnderHundred(sentence, at);
    }

    private static Numeral? UnderHundred(Sentence sentence, int at)
    {
        if (at >= sentence.Count)
            return null;
        var word = sentence.Words[at];
        if (Tens.TryGetValue(word, out var tens))
            return at + 1 < sentence.Count && Units.TryGetValue(sentence.Words[at + 1], out var unit) ? new(tens + unit, 0, 2)
                : new(tens, 0, 1);
        return Teens.TryGetValue(word, out var small) || Units.TryGetValue(word, out small) ? new(small, 0, 1) : null;
    }
}

using System.Globalization;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Claims.Reading;

/// <summary>A number in digits or in words.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Decimals">The number of digits after the point.</param>
/// <param name="Length">The number of tokens.</param>
internal readonly record struct Numeral(double Value, int Decimals, int Length)
{
    public bool IsWhole => Decimals == 0;

    /// <summary>Reads the number at an index of a sentence; null if there is none.</summary>
    public static Numeral? Read(Sentence sentence, int index)
    {
        if (index < 0 || index >= sentence.Count || sentence.Tokens[index].IsQuoted)
            return null;
        var token = sentence.Tokens[index];
        if (!token.IsNumber)
            return NumberWords.Read(sentence.Words.AsSpan(index), out var length) is { } number ? new(number, 0, length) : null;
        var point = token.Text.IndexOf('.', StringComparison.Ordinal);
        return double.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new(value, point < 0 ? 0 : token.Text.Length - point - 1, 1)
            : null;
    }
}

namespace LinkWorkerSurvey.Reporting.Statistics;

/// <summary>
/// Puts proportions into words, such as 'just over a fifth'. The words never say 'over' of a smaller share or 'nearly' of a larger one, and
/// a larger share never gets words for a smaller one. They stand beside the percentage, never instead of it. <see cref="Fits"/> asks the
/// opposite question: whether words that somebody else chose fit a share. What <see cref="Of(Share)"/> writes always fits.
/// </summary>
public static partial class ProportionWords
{
    // Within this distance of a fraction, in percentage points, a share is 'nearly' or 'just over' it.
    private const int Close = 2;

    // The percentage of each fraction, rounded; its words; and what shares just under it, just over it and further over it are called.
    private static readonly (int Percent, string Words, string Nearly, string JustOver, string Over)[] Fractions =
    [
        Fraction(5, "one in twenty"),
        Fraction(10, "a tenth"),
        Fraction(20, "a fifth"),
        Fraction(25, "a quarter"),
        Fraction(30, "three-tenths"),
        Fraction(33, "a third") with { Nearly = "just under a third" },
        Fraction(40, "two-fifths"),
        Fraction(50, "half") with { JustOver = "over a half", Over = "over a half" },
        Fraction(60, "three-fifths"),
        Fraction(67, "two-thirds") with { Nearly = "just under two-thirds" },
        Fraction(70, "seven-tenths"),
        Fraction(75, "three-quarters"),
        Fraction(80, "four-fifths"),
        Fraction(90, "nine-tenths"),
        Fraction(100, "everyone"),
    ];

    /// <summary>
    /// Returns the words for a share, such as 'nearly two-fifths', 'everyone' or 'nobody'. They follow the rounded percentage; only where
    /// it is 0 or 100 do they depend on the exact count.
    /// </summary>
    /// <param name="share">The share of a base of people.</param>
    /// <exception cref="ArgumentException">The base is 0.</exception>
    public static string Of(Share share) => share switch
    {
        { Percent: null } => throw new ArgumentException("A base of 0 has no proportions.", nameof(share)),
        { Count: 0 } => "nobody",
        { Percent: 100 } when share.Count < share.Base => "nearly everyone",
        { Percent: < 3 } => "very few",
        { Percent: { } percent } => Of(percent),
    };

    private static string Of(int percent)
    {
        var next = Array.FindIndex(Fractions, fraction => fraction.Percent >= percent);
        var above = Fractions[next];
        if (above.Percent == percent)
            return above.Words;
        if (next == 0 || above.Percent - percent <= Close)
            return above.Nearly;
        var below = Fractions[next - 1];
        return percent - below.Percent <= Close ? below.JustOver : below.Over;
    }

    private static (int Percent, string Words, string Nearly, string JustOver, string Over) Fraction(int percent, string words) =>
        (percent, words, $"nearly {words}", $"just over {words}", $"over {words}");
}

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>The widths of letters in Arial, which are those of Helvetica, in thousandths of the size of the type.</summary>
internal static class ArialWidths
{
    private const int Usual = 556;
    private const int Wide = 1000;

    // From the space to the tilde.
    private static readonly int[] Regular =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private static readonly int[] Bold =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
    ];

    /// <summary>Returns the width of a letter. That of a letter outside ASCII is an estimate.</summary>
    public static int Of(char letter, bool isHeavy) => letter switch
    {
        >= ' ' and <= '~' => (isHeavy ? Bold : Regular)[letter - ' '],
        '‘' or '’' => isHeavy ? 278 : 222,
        '“' or '”' => isHeavy ? 500 : 333,
        '…' or '—' or (>= '\u2e80' and <= '\ud7ff') => Wide,
        _ => Usual,
    };
}

using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace LinkWorkerSurvey.Reporting.Reports.Word;

/// <summary>The numbering of lists: bullets, and one list of numbers for each ordered list of the text.</summary>
internal sealed class WordLists
{
    public const int Bullets = 1;
    public const int Numbers = 2;

    /// <summary>The deepest level of a list, from 0.</summary>
    public const int Deepest = 8;

    /// <summary>The indent of each level, in points.</summary>
    public const double Step = 18;

    // The largest number that Word counts from, and about as many lists as it can open.
    private const int LargestStart = 32_767;
    private const int MostLists = 2_000;

    private static readonly string[] Marks = ["•", "–", "•", "–", "•", "–", "•", "–", "•"];

    private static readonly NumberFormatValues[] Formats =
        [NumberFormatValues.Decimal, NumberFormatValues.LowerLetter, NumberFormatValues.LowerRoman];

    private readonly List<NumberingInstance> lists = [];

    /// <summary>Begins an ordered list. Returns its number; null if Word cannot count it.</summary>
    /// <param name="start">The number of the first item.</param>
    /// <param name="level">The level, from 0.</param>
    public int? Begin(string? start, int level)
    {
        if (!int.TryParse(start ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first > LargestStart
            || lists.Count == MostLists)
            return null;
        var id = Numbers + lists.Count + 1;
        lists.Add(new NumberingInstance(
            new AbstractNumId { Val = Numbers },
            new LevelOverride(new StartOverrideNumberingValue { Val = first }) { LevelIndex = level })
        { NumberID = id });
        return id;
    }

    public Numbering Create() => new(
    [
        Kind(Bullets, level => (NumberFormatValues.Bullet, Marks[level])),
        Kind(Numbers, level => (Formats[level % Formats.Length], $"%{level + 1}.")),
        new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets },
        new NumberingInstance(new AbstractNumId { Val = Numbers }) { NumberID = Numbers },
        .. lists,
    ]);

    private static AbstractNum Kind(int id, Func<int, (NumberFormatValues Format, string Text)> look) => new(
    [
        new MultiLevelType { Val = MultiLevelValues.HybridMultilevel },
        .. Enumerable.Range(0, Deepest + 1).Select(level => new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = look(level).Format },
            new LevelText { Val = look(level).Text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation
            {
                Left = $"{WordStyles.Twips(Step * (level + 1))}",
                Hanging = $"{WordStyles.Twips(Step)}",
            }))
        { LevelIndex = level }),
    ])
    { AbstractNumberId = id };
}

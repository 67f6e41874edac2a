using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace LinkWorkerSurvey.Core.Shared;

/// <summary>
/// Requires that a title or name has no control characters, and none that are invisible or change the direction of what follows: with
/// them, one name could pass for another. Joiners inside emoji are allowed.
/// </summary>
public sealed class VisibleTextAttribute : ValidationAttribute
{
    /// <summary>The error message.</summary>
    public const string Message = "Remove the invisible characters. If you pasted the text, type it instead";

    private static readonly Rune Joiner = new(0x200D);

    /// <summary>Creates the attribute with its message.</summary>
    public VisibleTextAttribute()
        : base(Message)
    {
    }

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not string text || IsVisible(text);

    /// <summary>Returns whether a text has none of these characters.</summary>
    public static bool IsVisible(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        return !runes.Where((rune, i) => IsInvisible(rune) && !(rune == Joiner && i > 0 && IsEmoji(runes[i - 1]))).Any();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // A variation selector or skin tone can follow the symbol itself.
    private static bool IsEmoji(Rune rune) => rune.Value == 0xFE0F || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;
}

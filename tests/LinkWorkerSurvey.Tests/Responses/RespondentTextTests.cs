using System.Text;
using CsCheck;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Tests.Responses;

public class RespondentTextTests
{
    // Characters that cause errors at boundaries: controls, line ends, halves of emoji, joiners, marks, noncharacters, spaces of all
    // widths.
    private const string Joints =
        "a\0\u0007\r\n\t\v\f\u0085\u2028\uD83D\uDC4D\u200B\u200D\uFE0F\uFEFF\uFFFD\uFFFE\uFDD0 \u00A0\u0301\u200F";
    private static readonly Gen<string> Awkward = Gen.OneOf(Gen.Char, Gen.Int[0, Joints.Length - 1].Select(i => Joints[i]))
        .Array[0, 40]
        .Select(c => new string(c));

    [Theory]
    [InlineData("before\0after", "beforeafter")]
    [InlineData("be\u0007ep \u001b[31m", "beep [31m")]
    [InlineData("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour")]
    [InlineData("  in the middle  \n", "in the middle")]
    public void Clean_DropsWhatNoDocumentCanHold(string typed, string cleaned) => Assert.Equal(cleaned, RespondentText.Clean(typed));

    [Fact]
    public void Clean_DropsHalvesOfCharactersAndNoncharacters() =>
        Assert.Equal("abcd", RespondentText.Clean("a\uD83Db\uDC4Dc\uFFFE\uFFFFd\uFDD0\uDBFF\uDFFF"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u3000")]
    [InlineData("\u200B\u200D\u2060\uFEFF")]
    [InlineData("\u200B \0 \u200F")]
    public void Clean_OfNothingVisible_IsEmpty(string? typed) => Assert.Empty(RespondentText.Clean(typed));

    [Theory]
    [InlineData("one\ttwo\n\nthree")]
    [InlineData("👩‍👩‍👧‍👦 and ❤️ and 👍🏽 and 🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("Dw i'n gweithio yng Nghaerdydd: tŷ, dŵr, ŷd, môr")]
    [InlineData("أستمع إلى الناس، ثم نمشي معًا")]
    [InlineData("می‌خواهم")] // a zero-width non-joiner that belongs to the word
    [InlineData("e\u0301 is not \u00E9")]
    [InlineData("<script>alert('x')</script> =1+1 \"; DROP TABLE response; --")]
    public void Clean_KeepsExactly(string typed) => Assert.Equal(typed, RespondentText.Clean(typed));

    [Fact]
    public void Clean_OfWhatIsClean_ChangesNothing() => Gen.OneOf(Gen.String, Awkward).Sample(typed =>
    {
        var cleaned = RespondentText.Clean(typed);
        Assert.Equal(cleaned, RespondentText.Clean(cleaned));
    });

    [Fact]
    public void Clean_LeavesNothingThatCannotBeStored() =>
        Gen.OneOf(Gen.String, Awkward)
            .Sample(typed =>
            {
                var cleaned = RespondentText.Clean(typed);
                Assert.DoesNotContain(cleaned, c => char.IsControl(c) && c is not ('\n' or '\t'));
                Assert.Equal(
                    cleaned,
                    new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
                        new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(cleaned)));
            });

    [Theory]
    [InlineData("", 0)]
    [InlineData("tŷ", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("👍🏽", 1)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿!", 2)]
    public void Length_IsWhatAPersonCounts(string text, int length) => Assert.Equal(length, RespondentText.Length(text));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("👨🏻‍👩🏼‍👧🏽‍👦🏾")]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("a\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308")]
    public void Fits_TakesAsManyOfTheLongestCharacters_AsOfAnyOther(string character)
    {
        Assert.True(RespondentText.Fits(string.Concat(Enumerable.Repeat(character, 500)), 500));
        Assert.False(RespondentText.Fits(string.Concat(Enumerable.Repeat(character, 501)), 500));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(8 * 500)]
    public void Fits_RefusesAPileOfMarksOnOneLetter(int marks) => Assert.False(RespondentText.Fits("a" + new string('\u0301', marks), 500));
}

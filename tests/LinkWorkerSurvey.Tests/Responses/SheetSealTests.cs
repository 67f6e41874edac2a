using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Responses;

public class SheetSealTests
{
    private const int Window = 7;
    private static readonly SheetSeal Seal = new(new SecretKeys(TestDatabase.Secret));
    private static readonly WithdrawalCode Code = WithdrawalCode.Mint();

    [Fact]
    public void Open_GivesBackWhatWasSealed() => Gen.String[1, 400].Sample(words =>
    {
        var sheet = new AnswerSheet(A.Questionnaire, [201, 601], [new AnswerText("Q4", false, "x" + words), new AnswerText("Q6", true, "y" + words)]);
        var opened = Seal.Open(Window, Seal.Seal(Window, Code, sheet));
        Assert.Equal(sheet.Ticks, opened.Ticks);
        Assert.Equal(sheet.Texts, opened.Texts);
        Assert.Equal(Seal.WithdrawalMac(Code), opened.WithdrawalMac);
    });

    [Fact]
    public void Open_OfTheLongestSheet_GivesItBack()
    {
        var texts = A.Questionnaire.Questions.Select(q => new AnswerText(q.Code, q.Other is not null, string.Concat(Enumerable.Repeat("👍🏽", q.Other is null ? 5000 : 500))));
        var sheet = new AnswerSheet(A.Questionnaire, [], texts);
        Assert.Equal(sheet.Texts, Seal.Open(Window, Seal.Seal(Window, Code, sheet)).Texts);
    }

    [Fact]
    public void Open_WithAnotherSecret_IsRefused() => Assert.ThrowsAny<CryptographicException>(() => new SheetSeal(new SecretKeys(new byte[32])).Open(Window, Seal.Seal(Window, Code, A.Sheet())));

    [Fact]
    public void Open_ForAnotherWindow_IsRefused() => Assert.ThrowsAny<CryptographicException>(() => Seal.Open(Window + 1, Seal.Seal(Window, Code, A.Sheet())));

    [Fact]
    public void Open_WithAnyBitFlipped_IsRefused()
    {
        var sealedSheet = Seal.Seal(Window, Code, A.Sheet());
        Gen.Int[0, (sealedSheet.Length * 8) - 1].Sample(bit =>
        {
            var damaged = sealedSheet.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Seal.Open(Window, damaged));
        });
    }

    [Fact]
    public void Seal_OfTheSameSheetTwice_LooksDifferent() => Assert.NotEqual(Seal.Seal(Window, Code, A.Sheet()), Seal.Seal(Window, Code, A.Sheet()));

    [Fact]
    public void Seal_OfShortSheets_IsOfOneLength()
    {
        AnswerSheet[] sheets = [new(A.Questionnaire, [], []), A.Sheet(), A.Sheet(100), new(A.Questionnaire, [201, 202, 301], [new("Q4", false, new string('a', 800))])];
        Assert.Single(sheets.Select(s => Seal.Seal(Window, Code, s).Length).Distinct());
    }

    [Fact]
    public void TheNamesOfOneForm_CannotBeJoined()
    {
        byte[][] names = [Seal.KeyMac(Code), Seal.WithdrawalMac(Code), SheetSeal.ContentMac(Code, A.Sheet())];
        Assert.Equal(3, names.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(names, name => Assert.DoesNotContain(Convert.ToHexString(Code.Bits), Convert.ToHexString(name), StringComparison.Ordinal));
    }

    [Fact]
    public void TheNamesOfOneForm_DependOnTheSecret()
    {
        var other = new SheetSeal(new SecretKeys(new byte[32]));
        Assert.NotEqual(Seal.KeyMac(Code), other.KeyMac(Code));
        Assert.NotEqual(Seal.WithdrawalMac(Code), other.WithdrawalMac(Code));
        Assert.NotEqual(Seal.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void ContentMac_TellsAnswersApartAndFormsToo()
    {
        Assert.Equal(SheetSeal.ContentMac(Code, A.Sheet(1)), SheetSeal.ContentMac(Code, A.Sheet(1)));
        Assert.NotEqual(SheetSeal.ContentMac(Code, A.Sheet(1)), SheetSeal.ContentMac(Code, A.Sheet(2)));
        Assert.NotEqual(SheetSeal.ContentMac(Code, A.Sheet(1)), SheetSeal.ContentMac(WithdrawalCode.Mint(), A.Sheet(1)));
    }

    [Fact]
    public void Fingerprint_TellsNothingOfTheSecret() =>
        Assert.DoesNotContain(Encoding.Latin1.GetString(TestDatabase.Secret[..4]), Encoding.Latin1.GetString(Seal.Fingerprint), StringComparison.Ordinal);

    [Fact]
    public void AShortSecret_IsRefused() => Assert.Throws<ArgumentException>(() => new SheetSeal(new SecretKeys(new byte[31])));
}

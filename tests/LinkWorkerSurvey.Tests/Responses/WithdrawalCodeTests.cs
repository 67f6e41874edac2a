using CsCheck;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Tests.Responses;

public class WithdrawalCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Code = "7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-YZ";

    private static readonly Gen<string> Symbols = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 31].Array[25])
        .Select((first, rest) => string.Concat(rest.Prepend(first).Select(i => Alphabet[i])));

    [Fact]
    public void EveryCode_ReadsAsItIsWritten() => Symbols.Sample(symbols =>
    {
        Assert.True(WithdrawalCode.TryParse(symbols, out var code));
        Assert.Equal(symbols, code.ToString().Replace("-", "", StringComparison.Ordinal));
        Assert.True(WithdrawalCode.TryParse(code.ToString(), out var again));
        Assert.Equal(code.Bits, again.Bits);
    });

    [Fact]
    public void Mint_NeverGivesACodeTwice() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => WithdrawalCode.Mint().ToString()).Distinct().Count());

    [Fact]
    public void ACode_IsWrittenInGroupsOfFour() => Assert.Matches("^([0-9A-Z]{4}-){6}[0-9A-Z]{2}$", WithdrawalCode.Mint().ToString());

    [Theory]
    [InlineData("7za1-b0cd-efgh-jkmn-pqrs-tvwx-yz")]
    [InlineData("7ZA1B0CDEFGHJKMNPQRSTVWXYZ")]
    [InlineData(" 7ZA1 B0CD EFGH JKMN PQRS TVWX YZ \n")]
    [InlineData("7ZAI-BOCD-EFGH-JKMN-PQRS-TVWX-YZ")]
    [InlineData("7zal–bocd‐efgh‑jkmn–pqrs–tvwx–yz")]
    public void TryParse_ReadsWhatAPersonTypes(string typed)
    {
        Assert.True(WithdrawalCode.TryParse(typed, out var code));
        Assert.Equal(Code, code.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-Y")]
    [InlineData("7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-YZ0")]
    [InlineData("8ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-YZ")] // more than 128 bits
    [InlineData("7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-YU")]
    [InlineData("7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-Y!")]
    [InlineData("7ZA1-B0CD-EFGH-JKMN-PQRS-TVWX-Y٣")]
    public void TryParse_OfAnythingElse_Fails(string? typed) => Assert.False(WithdrawalCode.TryParse(typed, out _));

    [Fact]
    public void TryParse_OfACodeInALongText_Fails() => Assert.False(WithdrawalCode.TryParse(Code + new string(' ', 200), out _));
}

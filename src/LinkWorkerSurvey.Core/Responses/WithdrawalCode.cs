using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// 128 random bits that only the respondent has. The form carries it, so that sending twice stores once; whoever has it can withdraw the answers and can
/// never see them. Written in Crockford's base 32, which has no letters that are mistaken for digits.
/// </summary>
public sealed class WithdrawalCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Bytes = 16;
    private const int Symbols = 26;
    private const int Group = 4;

    private readonly byte[] bits;

    private WithdrawalCode(byte[] bits) => this.bits = bits;

    internal ReadOnlySpan<byte> Bits => bits;

    /// <summary>A new code.</summary>
    public static WithdrawalCode Mint() => new(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The code of an answer the program makes up itself: the same for the same name, so that making it up again stores nothing twice.</summary>
    internal static WithdrawalCode Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..Bytes]);

    /// <summary>Reads a code as a person types it: in any case, with or without its hyphens, O for 0, I and L for 1.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WithdrawalCode? code)
    {
        code = null;
        if (text is not { Length: <= 200 })
            return false;

        var value = UInt128.Zero;
        var symbols = 0;
        foreach (var letter in text.ToUpperInvariant())
        {
            if (letter is '-' or '\u2010' or '\u2011' or '\u2013' || char.IsWhiteSpace(letter))
                continue;
            var digit = Alphabet.IndexOf(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }, StringComparison.Ordinal);
            if (digit < 0 || ++symbols > Symbols || (symbols == 1 && digit > 7))
                return false;
            value = (value << 5) | (UInt128)digit;
        }

        if (symbols != Symbols)
            return false;

        var bits = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bits, value);
        code = new WithdrawalCode(bits);
        return true;
    }

    /// <summary>The code in groups, such as <c>3K7Q-M2XW-…</c>: 26 letters and digits.</summary>
    public override string ToString()
    {
        var value = BinaryPrimitives.ReadUInt128BigEndian(bits);
        var symbols = new char[Symbols];
        for (var i = Symbols - 1; i >= 0; i--, value >>= 5)
            symbols[i] = Alphabet[(int)(value & 31)];
        return string.Join('-', symbols.Chunk(Group).Select(group => new string(group)));
    }
}

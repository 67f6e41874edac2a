using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LinkWorkerSurvey.Core.Secrets;

/// <summary>Encodes and decodes 128 random bits in Crockford's base 32, whose letters cannot be mistaken for digits.</summary>
internal static class RandomCode
{
    /// <summary>The number of letters and digits that encode 128 bits.</summary>
    public const int Symbols = 26;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Bytes = 16;

    public static byte[] Mint() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>Returns 128 bits as 26 letters and digits.</summary>
    public static string Write(ReadOnlySpan<byte> bits) => Write(BinaryPrimitives.ReadUInt128BigEndian(bits), Symbols);

    /// <summary>Returns a number in base 32, with a fixed number of characters.</summary>
    public static string Write(UInt128 value, int symbols)
    {
        Span<char> written = stackalloc char[symbols];
        for (var i = symbols - 1; i >= 0; i--, value >>= 5)
            written[i] = Alphabet[(int)(value & 31)];
        return new string(written);
    }

    /// <summary>
    /// Parses a code as a person types it: ignores case, hyphens and spaces, reads O as 0, and I and L as 1. Returns null if the text is
    /// not a code.
    /// </summary>
    public static byte[]? Read(string? text)
    {
        if (text is not { Length: <= 200 })
            return null;

        var value = UInt128.Zero;
        var symbols = 0;
        foreach (var letter in text.ToUpperInvariant())
        {
            if (letter is '-' or '\u2010' or '\u2011' or '\u2013' || char.IsWhiteSpace(letter))
                continue;
            var digit = Alphabet.IndexOf(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter }, StringComparison.Ordinal);
            if (digit < 0 || ++symbols > Symbols || (symbols == 1 && digit > 7))
                return null;
            value = (value << 5) | (UInt128)digit;
        }

        if (symbols != Symbols)
            return null;

        var bits = new byte[Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bits, value);
        return bits;
    }
}

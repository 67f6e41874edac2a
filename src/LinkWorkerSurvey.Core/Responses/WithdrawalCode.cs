using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// A withdrawal code: 128 random bits, sent with the form and known only to the respondent. It prevents storing the form twice. Its holder
/// can withdraw the answers while they are pending, but never read them.
/// </summary>
public sealed class WithdrawalCode
{
    /// <summary>The length of a code in bytes: 128 bits.</summary>
    public const int Length = 16;

    private const int Group = 4;

    private readonly byte[] bits;

    private WithdrawalCode(byte[] bits) => this.bits = bits;

    /// <summary>The bits of the code.</summary>
    public ReadOnlySpan<byte> Bits => bits;

    /// <summary>Creates a new random code.</summary>
    public static WithdrawalCode Mint() => new(RandomCode.Mint());

    /// <summary>
    /// Returns the code of a synthetic submission: the first 128 bits of the SHA-256 hash of the submission's name, so that generating the
    /// submission again stores nothing twice.
    /// </summary>
    internal static WithdrawalCode Of(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..Length]);

    /// <summary>Returns the code with the given bits.</summary>
    /// <exception cref="ArgumentException">The length is not 128 bits.</exception>
    public static WithdrawalCode FromBits(ReadOnlySpan<byte> bits) => bits.Length == Length
        ? new(bits.ToArray())
        : throw new ArgumentException($"A code has {Length} bytes.", nameof(bits));

    /// <summary>Parses a code as a person types it: ignores case, hyphens and spaces, reads O as 0, and I and L as 1.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WithdrawalCode? code)
    {
        code = RandomCode.Read(text) is { } bits ? new WithdrawalCode(bits) : null;
        return code is not null;
    }

    /// <summary>Returns the code in groups, such as <c>3K7Q-M2XW-…</c>: 26 letters and digits.</summary>
    public override string ToString() => string.Join('-', RandomCode.Write(bits).Chunk(Group).Select(group => new string(group)));
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// An invitation token: 128 random bits in a personal link, valid for one form. In the link, four check characters follow the token (an
/// IBAN has two), so that a truncated or altered link is detected. Anybody can calculate the check characters, so they do not reveal
/// whether a token was issued or used.
/// </summary>
public sealed class InvitationToken
{
    /// <summary>
    /// The purpose for which <see cref="SecretKeys.For"/> derives the key of the keyed hash of a token (HMAC-SHA-256). Without the survey
    /// secret, the hash cannot be linked to the invited address.
    /// </summary>
    internal const string KeyPurpose = "invitation";

    private const int CheckSymbols = 4;

    // The largest prime below 32 to the power of 4. One symbol changed, or two neighbours swapped, always give another remainder.
    private const uint CheckModulus = (1 << 20) - 3;

    private readonly byte[] bits;

    internal InvitationToken(byte[] bits) => this.bits = bits;

    internal ReadOnlySpan<byte> Bits => bits;

    /// <summary>Parses the token in a link, ignoring case. Returns false if the link is incomplete or altered.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvitationToken? token)
    {
        token = text is { Length: RandomCode.Symbols + CheckSymbols } && RandomCode.Read(text[..RandomCode.Symbols]) is { } bits
            ? new(bits)
            : null;
        if (token?.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) == false)
            token = null;
        return token is not null;
    }

    /// <summary>Returns the token as written in a link: 30 letters and digits, including the check characters.</summary>
    public override string ToString() =>
        RandomCode.Write(bits) + RandomCode.Write(BinaryPrimitives.ReadUInt128BigEndian(bits) % CheckModulus, CheckSymbols);

    internal static InvitationToken Mint() => new(RandomCode.Mint());
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// 128 random bits that identify an invitation's link, which can be used for one form. In the link, four check characters follow them, as
/// in an IBAN, so that a truncated or altered link is recognised at once. Anybody can calculate the check characters: they do not reveal
/// whether a token was issued or used.
/// </summary>
public sealed class InvitationToken
{
    /// <summary>
    /// The purpose of the key that turns a token into its lookup key (HMAC-SHA-256), which cannot be joined to the mailer's side.
    /// </summary>
    internal const string KeyPurpose = "invitation";

    private const int CheckSymbols = 4;

    // The largest prime below 32 to the power of 4. One symbol changed, or two neighbours swapped, always give another remainder.
    private const uint CheckModulus = (1 << 20) - 3;

    private readonly byte[] bits;

    internal InvitationToken(byte[] bits) => this.bits = bits;

    internal ReadOnlySpan<byte> Bits => bits;

    /// <summary>Parses the token of a link, in upper or lower case. Returns false if the link is incomplete or altered.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvitationToken? token)
    {
        token = text is { Length: RandomCode.Symbols + CheckSymbols } && RandomCode.Read(text[..RandomCode.Symbols]) is { } bits
            ? new(bits)
            : null;
        if (token?.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) == false)
            token = null;
        return token is not null;
    }

    /// <summary>Returns the token as it is written in a link: 30 letters and digits.</summary>
    public override string ToString() =>
        RandomCode.Write(bits) + RandomCode.Write(BinaryPrimitives.ReadUInt128BigEndian(bits) % CheckModulus, CheckSymbols);

    internal static InvitationToken Mint() => new(RandomCode.Mint());
}

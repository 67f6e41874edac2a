using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>
/// 128 random bits that make an invitation's link, good for one form. In the link, four check characters follow them, as in an IBAN, so
/// that a link cut or changed on its way is told at once. Anybody can work them out: they do not tell whether a token was ever given out,
/// or used.
/// </summary>
public sealed class InvitationToken
{
    /// <summary>
    /// The purpose of the key that turns a token into its lookup key (HMAC-SHA-256), which cannot be joined to the mailer's side.
    /// </summary>
    internal const string KeyPurpose = "invitation";

    private const int CheckSymbols = 4;

    // The largest prime that four symbols hold: one symbol changed, or two neighbours swapped, always leave another remainder.
    private const uint CheckModulus = (1 << 20) - 3;

    private readonly byte[] bits;

    internal InvitationToken(byte[] bits) => this.bits = bits;

    internal ReadOnlySpan<byte> Bits => bits;

    /// <summary>Reads the token of a link, in any case. False when the link is incomplete or was changed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvitationToken? token)
    {
        token = text is { Length: RandomCode.Symbols + CheckSymbols } && RandomCode.Read(text[..RandomCode.Symbols]) is { } bits
            ? new(bits)
            : null;
        if (token?.ToString().Equals(text, StringComparison.OrdinalIgnoreCase) == false)
            token = null;
        return token is not null;
    }

    /// <summary>The token as it stands in a link: 30 letters and digits.</summary>
    public override string ToString() =>
        RandomCode.Write(bits) + RandomCode.Write(BinaryPrimitives.ReadUInt128BigEndian(bits) % CheckModulus, CheckSymbols);

    internal static InvitationToken Mint() => new(RandomCode.Mint());
}

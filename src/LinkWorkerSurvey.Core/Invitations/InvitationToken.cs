using System.Diagnostics.CodeAnalysis;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>128 random bits that make an invitation's link. Good for one form; opening the link spends nothing.</summary>
public sealed class InvitationToken
{
    private readonly byte[] bits;

    internal InvitationToken(byte[] bits) => this.bits = bits;

    internal ReadOnlySpan<byte> Bits => bits;

    /// <summary>Reads the token of a link, in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InvitationToken? token)
    {
        token = RandomCode.Read(text) is { } bits ? new InvitationToken(bits) : null;
        return token is not null;
    }

    /// <summary>The token as it stands in a link: 26 letters and digits.</summary>
    public override string ToString() => RandomCode.Write(bits);

    internal static InvitationToken Mint() => new(RandomCode.Mint());
}

using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Invitations;

/// <summary>Names invitations on the side of the answers by a keyed hash, which cannot be joined to the mailer's side.</summary>
public sealed class InvitationHash(SecretKeys keys)
{
    private readonly byte[] key = keys.For("invitation");

    /// <summary>The keyed hash (HMAC-SHA-256) of an invitation's token.</summary>
    internal byte[] Of(InvitationToken token) => HMACSHA256.HashData(key, token.Bits);
}

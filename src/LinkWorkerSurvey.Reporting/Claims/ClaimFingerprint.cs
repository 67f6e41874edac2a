using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>Tells the claims of a text apart by what a person sees of them, so that a decision about one can be kept.</summary>
public static class ClaimFingerprint
{
    /// <summary>
    /// Returns a SHA-256 hash, as 64 hexadecimal digits, of the line with the claim, its place there and what the check says of it. It is
    /// another one as soon as one of these changes.
    /// </summary>
    /// <param name="text">The text in which the claim was found.</param>
    /// <param name="claim">The claim.</param>
    public static string Of(string text, Claim claim)
    {
        var start = claim.Start == 0 ? 0 : text.LastIndexOf('\n', claim.Start - 1) + 1;
        var end = text.IndexOf('\n', claim.Start);
        var line = text[start..(end < 0 ? text.Length : end)].Trim();
        var seen = string.Join('\n', line, $"{claim.Start - start} {claim.Length}", claim.Why);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}

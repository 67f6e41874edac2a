using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Reporting.Claims;

/// <summary>Tells the claims of a text apart by what a person sees of them, so that a decision about one can be kept.</summary>
public static class ClaimFingerprint
{
    // A line can have a whole report in it.
    private const int MostAround = 300;

    /// <summary>
    /// Returns a SHA-256 hash, as 64 hexadecimal digits, of the claim with the words around it in its line (at most 300 characters before
    /// and after) and of what the check says of it. It is another one as soon as one of these changes.
    /// </summary>
    /// <param name="text">The text in which the claim was found.</param>
    /// <param name="claim">The claim.</param>
    public static string Of(string text, Claim claim)
    {
        var end = claim.Start + claim.Length;
        var before = text.AsSpan(Math.Max(0, claim.Start - MostAround)..claim.Start);
        var after = text.AsSpan(end..Math.Min(text.Length, end + MostAround));
        before = before[(before.LastIndexOf('\n') + 1)..];
        after = after.IndexOf('\n') is >= 0 and var line ? after[..line] : after;
        var seen = $"{before}\n{text.AsSpan(claim.Start, claim.Length)}\n{after}\n{claim.Why}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)));
    }
}

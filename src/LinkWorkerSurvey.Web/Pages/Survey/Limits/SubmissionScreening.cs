using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Limits;

/// <summary>
/// Screens submissions for signs that they were sent automatically: a filled honeypot, speeding, or a high volume from one address or by
/// one link. Addresses are held only in memory, as hashes with a random salt of this process, and only while forms keep coming from them.
/// </summary>
public sealed class SubmissionScreening(SubmissionLimits limits) : IDisposable
{
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    private readonly PartitionedRateLimiter<UInt128> flaggedByAddress = Limiter(limits.FlaggedPerAddress, limits.Over);
    private readonly PartitionedRateLimiter<UInt128> refusedByAddress = Limiter(limits.RefusedPerAddress, limits.Over);
    private readonly PartitionedRateLimiter<UInt128> flaggedByLink = Limiter(limits.FlaggedPerLink, limits.Over);

    /// <summary>
    /// Counts a form in the rate limiters. Returns its flags, and whether it is refused because its network sends too many forms.
    /// </summary>
    /// <param name="honeypotFilled">Whether the honeypot field was filled in.</param>
    /// <param name="age">The time since the form was shown; null if it is not known, and then the form is not flagged as speeding.</param>
    /// <param name="from">The IP address of the sender.</param>
    /// <param name="link">The path of the survey, without a token.</param>
    public (SubmissionFlags Flags, bool Refused) Screen(bool honeypotFilled, TimeSpan? age, IPAddress? from, string link)
    {
        var (unusual, refused) = Count(from, link);
        var flags = (honeypotFilled ? SubmissionFlags.Honeypot : SubmissionFlags.None)
            | (age < limits.FastestForm ? SubmissionFlags.Speeding : SubmissionFlags.None)
            | (unusual ? SubmissionFlags.HighVolume : SubmissionFlags.None);
        return (flags, refused);
    }

    /// <summary>
    /// Counts a request in the rate limiters. Returns whether unusually many requests come from the address or by the link, and whether so
    /// many come from the address that this one is refused.
    /// </summary>
    public (bool Unusual, bool Refused) Count(IPAddress? from, string link)
    {
        var (sender, by) = (Hash(Network(from)), Hash(Encoding.UTF8.GetBytes(link)));
        if (IsOver(refusedByAddress, sender))
            return (true, true);

        // Not combined by ||: both limiters have to count the request.
        var (manyFromAddress, manyByLink) = (IsOver(flaggedByAddress, sender), IsOver(flaggedByLink, by));
        return (manyFromAddress || manyByLink, false);
    }

    public void Dispose()
    {
        flaggedByAddress.Dispose();
        refusedByAddress.Dispose();
        flaggedByLink.Dispose();
    }

    // One household can have any number of IPv6 addresses, which share their first 64 bits. So these 64 bits stand for the sender.
    private static byte[] Network(IPAddress? from) => from switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => from.GetAddressBytes()[..8],
        _ => from.GetAddressBytes(),
    };

    private static bool IsOver(PartitionedRateLimiter<UInt128> limiter, UInt128 who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return !lease.IsAcquired;
    }

    private static PartitionedRateLimiter<UInt128> Limiter(int count, TimeSpan over) =>
        PartitionedRateLimiter.Create<UInt128, UInt128>(who =>
            RateLimitPartition.GetTokenBucketLimiter(who, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = count,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = over / count,
            }));

    private UInt128 Hash(byte[] bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(salt, bytes));
}

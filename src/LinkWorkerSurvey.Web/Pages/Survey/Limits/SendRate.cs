using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;

namespace LinkWorkerSurvey.Web.Pages.Survey.Limits;

/// <summary>
/// How many forms come from an address and by a link. An address is known only as a hash with a salt that this process made and nobody else
/// has, only in memory, and only while forms keep coming from it.
/// </summary>
public sealed class SendRate(SendLimits limits) : IDisposable
{
    private readonly byte[] salt = RandomNumberGenerator.GetBytes(32);
    private readonly PartitionedRateLimiter<UInt128> flaggedByAddress = Limiter(limits.FlaggedPerAddress, limits.Over);
    private readonly PartitionedRateLimiter<UInt128> refusedByAddress = Limiter(limits.RefusedPerAddress, limits.Over);
    private readonly PartitionedRateLimiter<UInt128> flaggedByLink = Limiter(limits.FlaggedPerLink, limits.Over);

    /// <summary>Counts a form.</summary>
    public (bool Unusual, bool Refused) Take(IPAddress? from, string link)
    {
        var (sender, by) = (Hash(Network(from)), Hash(Encoding.UTF8.GetBytes(link)));
        if (IsOver(refusedByAddress, sender))
            return (true, true);

        // Both are asked, so that both count.
        var (manyFromAddress, manyByLink) = (IsOver(flaggedByAddress, sender), IsOver(flaggedByLink, by));
        return (manyFromAddress || manyByLink, false);
    }

    public void Dispose()
    {
        flaggedByAddress.Dispose();
        refusedByAddress.Dispose();
        flaggedByLink.Dispose();
    }

    // Of the newer kind of addresses a household has as many as it likes: they share their first half.
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

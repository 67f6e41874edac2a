using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Seals the code of a sent form into the address of its thank-you page: only the program can read or make one. The key follows from the
/// survey secret, so every instance opens it, and nothing is stored. Every address of a survey has the same length.
/// </summary>
public sealed class ThankYouAddress(SecretKeys keys, TimeProvider clock)
{
    /// <summary>For how long the page at the address shows the code.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private const int CodeStart = sizeof(long) + 1;

    private readonly SecretBox box = keys.Box("thank-you address");

    /// <param name="survey">The address of the survey, to which alone the result belongs.</param>
    /// <param name="code">The form's code.</param>
    /// <param name="known">Whether the form had been received before.</param>
    public string Seal(string survey, WithdrawalCode code, bool known)
    {
        Span<byte> plain = stackalloc byte[CodeStart + WithdrawalCode.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, clock.GetUtcNow().UtcTicks);
        plain[sizeof(long)] = known ? (byte)1 : (byte)0;
        code.Bits.CopyTo(plain[CodeStart..]);
        return $"{survey}/thanks/{Base64Url.EncodeToString(box.Seal(plain, Encoding.UTF8.GetBytes(survey)))}";
    }

    /// <summary>
    /// Reads the last part of an address that <see cref="Seal"/> made for that survey; null when it is damaged or foreign.
    /// </summary>
    public Opened? Open(string survey, string sealedPart)
    {
        try
        {
            ReadOnlySpan<byte> plain = box.Open(Base64Url.DecodeFromChars(sealedPart), Encoding.UTF8.GetBytes(survey));
            var age = clock.GetUtcNow().UtcTicks - BinaryPrimitives.ReadInt64BigEndian(plain);
            var code = age < GoodFor.Ticks ? WithdrawalCode.FromBits(plain[CodeStart..]) : null;
            return new Opened(code, plain[sizeof(long)] == 1);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <param name="Code">The form's code; null when it can no longer be shown.</param>
    /// <param name="Known">Whether the form had been received before.</param>
    public readonly record struct Opened(WithdrawalCode? Code, bool Known);
}

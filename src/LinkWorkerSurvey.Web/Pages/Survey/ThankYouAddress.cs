using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// Encrypts the withdrawal code into the URL of the thank-you page, so that only the program can read or create it. The key comes from the
/// survey secret, so every instance can read the URL, and nothing is stored. All such URLs of a survey have the same length.
/// </summary>
public sealed class ThankYouAddress(SecretKeys keys, TimeProvider clock)
{
    /// <summary>The time for which the page shows the withdrawal code.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);

    private const int CodeStart = sizeof(long) + 1;

    private readonly SecretBox box = keys.Box("thank-you address");

    /// <param name="survey">The path of the survey. The URL is valid only for this survey.</param>
    /// <param name="code">The withdrawal code of the form.</param>
    /// <param name="known">Whether the same form had already been received.</param>
    public string Seal(string survey, WithdrawalCode code, bool known)
    {
        Span<byte> plain = stackalloc byte[CodeStart + WithdrawalCode.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, clock.GetUtcNow().UtcTicks);
        plain[sizeof(long)] = known ? (byte)1 : (byte)0;
        code.Bits.CopyTo(plain[CodeStart..]);
        return $"{survey}/thanks/{Base64Url.EncodeToString(box.Seal(plain, Encoding.UTF8.GetBytes(survey)))}";
    }

    /// <summary>
    /// Decrypts the last segment of a URL that <see cref="Seal"/> created for the survey; returns null if it is damaged or from another
    /// survey.
    /// </summary>
    public Opened? Open(string survey, string sealedPart)
    {
        try
        {
            ReadOnlySpan<byte> plain = box.Open(Base64Url.DecodeFromChars(sealedPart), Encoding.UTF8.GetBytes(survey));
            var age = clock.GetUtcNow().UtcTicks - BinaryPrimitives.ReadInt64BigEndian(plain);

            // A URL from an earlier version of the program contains a code of another length. The page is then shown without the code.
            var isCode = plain.Length == CodeStart + WithdrawalCode.Length;
            var code = isCode && age < GoodFor.Ticks ? WithdrawalCode.FromBits(plain[CodeStart..]) : null;
            return new Opened(code, plain[sizeof(long)] == 1);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <param name="Code">
    /// The withdrawal code; null when <see cref="GoodFor"/> has passed, or if an earlier version of the program created the URL.
    /// </param>
    /// <param name="Known">Whether the same form had already been received.</param>
    public readonly record struct Opened(WithdrawalCode? Code, bool Known);
}

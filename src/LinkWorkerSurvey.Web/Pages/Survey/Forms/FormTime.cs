using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>
/// The time at which a form was shown, carried by the form itself and sealed, so that only the program can read or make it. It is compared
/// when the form comes back and stored nowhere. Its key follows from the survey secret: it neither expires nor needs the database.
/// </summary>
public sealed class FormTime(SecretKeys keys, TimeProvider clock)
{
    private readonly SecretBox box = keys.Box("form time");

    public string Stamp()
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(ticks, clock.GetUtcNow().UtcTicks);
        return Base64Url.EncodeToString(box.Seal(ticks));
    }

    /// <summary>How long ago the form was shown; null when that cannot be told, which is held against nobody.</summary>
    public TimeSpan? Since(string stamp)
    {
        try
        {
            var shown = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(box.Open(Base64Url.DecodeFromChars(stamp))), TimeSpan.Zero);
            return clock.GetUtcNow() - shown;
        }
        catch (Exception unreadable) when (unreadable is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}

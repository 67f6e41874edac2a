using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>
/// Encrypts the time at which a form was shown, for a hidden field that only the program can create or read. When the form is sent, the
/// program computes the time since then, and stores neither. The key comes from the survey secret, so the field does not expire and needs
/// no database.
/// </summary>
public sealed class FormTimestamp(SecretKeys keys, TimeProvider clock)
{
    private readonly SecretBox box = keys.Box("form time");

    public string Create()
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(ticks, clock.GetUtcNow().UtcTicks);
        return Base64Url.EncodeToString(box.Seal(ticks));
    }

    /// <summary>
    /// Returns the time since the form was shown; null if the timestamp cannot be decrypted. That alone does not flag the form.
    /// </summary>
    public TimeSpan? AgeOf(string stamp)
    {
        try
        {
            var shown = new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(box.Open(Base64Url.DecodeFromChars(stamp))), TimeSpan.Zero);
            return clock.GetUtcNow() - shown;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}

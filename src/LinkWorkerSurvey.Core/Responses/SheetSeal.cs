using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Seals accepted sheets and names them by keyed hashes (HMAC-SHA-256), with keys derived from the survey secret, which lives outside the
/// database. A stolen database can neither read a pending submission nor join it to anything.
/// </summary>
public sealed partial class SheetSeal
{
    // Pending submissions have few sizes, so that the length of one does not point to the response it becomes. Nearly all fit the first;
    // the fourth is for texts of thousands of composed characters.
    private const int FirstSize = 4 * 1024;
    private const int SizeStep = 8;

    private readonly SecretBox sheets;
    private readonly byte[] receipts;

    /// <summary>Takes the keys.</summary>
    public SheetSeal(SecretKeys keys)
    {
        sheets = keys.Box("sheet");
        receipts = keys.For("receipt");
        Fingerprint = keys.For("fingerprint");
    }

    /// <summary>Tells one secret from another without telling anything of it.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>The keyed hash of a form's code, under which its receipt and its pending submission are stored.</summary>
    internal byte[] KeyMac(WithdrawalCode code) => HMACSHA256.HashData(receipts, code.Bits);

    /// <summary>Seals a sheet, padded to 4 KB, 32 KB, 256 KB or 2 MB of plain UTF-8.</summary>
    internal byte[] Seal(int windowId, AnswerSheet sheet)
    {
        var content = Write(sheet);
        var size = FirstSize;
        while (size < content.Length)
            size *= SizeStep;
        var plain = new byte[size];
        plain.AsSpan(content.Length).Fill((byte)' ');
        content.CopyTo(plain, 0);
        return sheets.Seal(plain, Belonging(windowId));
    }

    /// <exception cref="CryptographicException">It was sealed with another secret or for another window, or is damaged.</exception>
    internal Content Open(int windowId, byte[] sealedSheet) =>
        JsonSerializer.Deserialize(sheets.Open(sealedSheet, Belonging(windowId)), ContentJson.Default.Content)!;

    // Written here, as plain UTF-8: the serializer's encoders write an emoji as twelve bytes and more for each of its parts, and texts of
    // one length would fall into several sizes. A sheet's texts hold no other control characters than line feeds and tabs.
    private static byte[] Write(AnswerSheet sheet)
    {
        var texts = sheet.Texts.Select(text =>
            $$"""{"q":{{Quoted(text.Question)}},"o":{{(text.IsOther ? "true" : "false")}},"t":{{Quoted(text.Text)}}}""");
        return Encoding.UTF8.GetBytes($$"""{"Ticks":[{{string.Join(',', sheet.Ticks)}}],"Texts":[{{string.Join(',', texts)}}]}""");
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t")}\"";

    private static byte[] Belonging(int windowId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, windowId);
        return bytes;
    }

    /// <summary>The content of an encrypted submission.</summary>
    internal sealed record Content(short[] Ticks, AnswerText[] Texts);

    [JsonSerializable(typeof(Content))]
    private sealed partial class ContentJson : JsonSerializerContext;
}

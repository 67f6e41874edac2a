using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Secrets;

namespace LinkWorkerSurvey.Core.Responses;

/// <summary>
/// Encrypts submissions (AES-256-GCM) and calculates the keyed hashes of their withdrawal codes (HMAC-SHA-256), with keys derived from the
/// survey secret. The secret is not in the database, so nobody who has only a stolen database can decrypt submissions, or link them to
/// other data, such as known withdrawal codes.
/// </summary>
public sealed partial class SubmissionCipher
{
    // Encrypted submissions have only four sizes, so that a length does not identify the response that the submission becomes. Nearly all
    // fit the first size; the fourth is for texts of thousands of composed characters.
    private const int FirstSize = 4 * 1024;
    private const int SizeStep = 8;

    private readonly SecretBox submissions;
    private readonly byte[] receipts;

    /// <summary>Derives the keys from the survey secret.</summary>
    public SubmissionCipher(SecretKeys keys)
    {
        submissions = keys.Box("sheet");
        receipts = keys.For("receipt");
        Fingerprint = keys.For("fingerprint");
    }

    /// <summary>The fingerprint of the survey secret: distinguishes it from other secrets without revealing anything of it.</summary>
    public byte[] Fingerprint { get; }

    /// <summary>
    /// Returns the lookup key for a withdrawal code: its keyed hash, which is the primary key of the form's receipt and of its pending
    /// submission.
    /// </summary>
    internal byte[] LookupKey(WithdrawalCode code) => HMACSHA256.HashData(receipts, code.Bits);

    /// <summary>Encrypts a submission, padded to 4 KB, 32 KB, 256 KB or 2 MB of UTF-8, so that its length does not identify it.</summary>
    internal byte[] Seal(int windowId, Submission submission)
    {
        var content = Write(submission);
        var size = FirstSize;
        while (size < content.Length)
            size *= SizeStep;
        var plain = new byte[size];
        plain.AsSpan(content.Length).Fill((byte)' ');
        content.CopyTo(plain, 0);
        return submissions.Seal(plain, Belonging(windowId));
    }

    /// <exception cref="CryptographicException">
    /// The submission is damaged, or was encrypted with another secret or for another window.
    /// </exception>
    internal Content Open(int windowId, byte[] sealedSubmission) =>
        JsonSerializer.Deserialize(submissions.Open(sealedSubmission, Belonging(windowId)), ContentJson.Default.Content)!;

    // The JSON is written here as plain UTF-8. JsonSerializer's encoders would write at least twelve bytes for each part of an emoji, so
    // that texts of one length would get different sizes. Texts hold no control characters except line feeds and tabs.
    private static byte[] Write(Submission submission)
    {
        var texts = submission.Texts.Select(text =>
            $$"""{"q":{{Quoted(text.Question)}},"o":{{(text.IsOther ? "true" : "false")}},"t":{{Quoted(text.Text)}}}""");
        return Encoding.UTF8.GetBytes($$"""{"Ticks":[{{string.Join(',', submission.Ticks)}}],"Texts":[{{string.Join(',', texts)}}]}""");
    }

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t")}\"";

    private static byte[] Belonging(int windowId)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, windowId);
        return bytes;
    }

    /// <summary>The decrypted content of a submission.</summary>
    internal sealed record Content(short[] Ticks, AnswerText[] Texts);

    [JsonSerializable(typeof(Content))]
    private sealed partial class ContentJson : JsonSerializerContext;
}

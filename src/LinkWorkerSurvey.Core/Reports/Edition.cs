using System.Security.Cryptography;
using System.Text;

namespace LinkWorkerSurvey.Core.Reports;

/// <summary>
/// An edition of a survey's report: its texts, figures, code frames and quotes as they were when it was frozen. Another person publishes
/// it. What is frozen never changes; a correction is another edition.
/// </summary>
public sealed class Edition
{
    /// <summary>The maximum length of the words about what an edition corrects, in UTF-16 code units.</summary>
    public const int NoteLimit = 500;

    internal Edition(int windowId, int number, string content, string? note, Guid staffId, DateTimeOffset at)
    {
        (WindowId, Number, Content, Note, FrozenById, FrozenAt) = (windowId, number, content, note, staffId, at);
        Checksum = ChecksumOf(content);
    }

    private Edition()
    {
    }

    /// <summary>The key.</summary>
    public int Id { get; private set; }

    /// <summary>The key of the survey window.</summary>
    public int WindowId { get; private set; }

    /// <summary>The number of the edition, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>What is frozen, as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The SHA-256 hash of the content in UTF-8, as 64 hexadecimal digits.</summary>
    public string Checksum { get; private set; } = "";

    /// <summary>Why the edition corrects the one before it; null if there was none.</summary>
    public string? Note { get; private set; }

    /// <summary>The key of the member of staff who froze it.</summary>
    public Guid FrozenById { get; private set; }

    /// <summary>The time of freezing.</summary>
    public DateTimeOffset FrozenAt { get; private set; }

    /// <summary>The key of the member of staff who published it; null if nobody has.</summary>
    public Guid? PublishedById { get; private set; }

    /// <summary>The time of publishing; null if it is not published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The key of the member of staff who withdrew it; null if nobody has.</summary>
    public Guid? WithdrawnById { get; private set; }

    /// <summary>The time of withdrawing; null if it is not withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn, for its readers; null if it was not.</summary>
    public string? WithdrawnReason { get; private set; }

    /// <summary>Whether the content still is what was frozen.</summary>
    public bool IsWhole => ChecksumOf(Content) == Checksum;

    internal void Publish(Guid staffId, DateTimeOffset at) => (PublishedById, PublishedAt) = (staffId, at);

    internal void Withdraw(string reason, Guid staffId, DateTimeOffset at) =>
        (WithdrawnReason, WithdrawnById, WithdrawnAt) = (reason, staffId, at);

    private static string ChecksumOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// A reader of an XML document with two limits: on the length of the document, and on the length of each piece from one '&lt;' to the next
/// (<see cref="PieceLimit"/> characters). The second limit bounds memory, because an XML reader holds each tag with its attributes as a
/// whole.
/// </summary>
/// <param name="text">The document.</param>
/// <param name="limit">The maximum length of the document, in characters.</param>
internal sealed class BoundedText(TextReader text, long limit) : TextReader
{
    // A cell holds at most 32,767 characters, each of which may be written as a character reference such as &#x1F600;.
    public const int PieceLimit = 400_000;

    private long all;
    private int piece;

    public override int Read(char[] buffer, int index, int count)
    {
        var read = text.Read(buffer, index, count);
        var last = buffer.AsSpan(index, read).LastIndexOf('<');
        piece = last < 0 ? piece + read : read - last;
        all += read;
        return all <= limit && piece <= PieceLimit ? read : throw ImportException.WorkbookTooLarge();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            text.Dispose();
        base.Dispose(disposing);
    }
}

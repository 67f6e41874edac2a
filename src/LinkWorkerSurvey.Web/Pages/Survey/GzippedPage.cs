using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>
/// A cached page, compressed once with gzip (RFC 1952), into which each request writes its values. Shared parts are deflated; the values
/// are stored blocks, uncompressed, so that the length reveals nothing about them. Only the values and the CRC change between requests.
/// </summary>
internal sealed class GzippedPage
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly byte[] Header = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF];
    private static readonly byte[] LastBlock = [3, 0];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Remainder)];

    private readonly byte[] bytes;
    private readonly uint checksum;
    private readonly (int At, int Value, uint Shift)[] places;

    /// <param name="page">The bytes of the HTML page.</param>
    /// <param name="own">
    /// The positions of the values in the page, in order: offset of the first byte, length, and index of the value.
    /// </param>
    public GzippedPage(byte[] page, IEnumerable<(int At, int Length, int Value)> own)
    {
        using var written = new MemoryStream();
        var (same, from) = (page.ToArray(), 0);
        var found = new List<(int, int, uint)>();
        written.Write(Header);
        foreach (var (at, length, value) in own)
        {
            Deflate(written, page.AsSpan(from..at));
            Span<byte> stored = [0, (byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)];
            written.Write(stored);
            found.Add(((int)written.Position, value, PowerOfX(8L * (page.Length - at - length))));
            written.Write(page.AsSpan(at, length));
            Array.Clear(same, at, length);
            from = at + length;
        }

        Deflate(written, page.AsSpan(from));
        written.Write(LastBlock);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(trailer[4..], page.Length);
        written.Write(trailer);
        (bytes, places, checksum) = (written.ToArray(), [.. found], ~Crc(uint.MaxValue, same));
    }

    public int Length => bytes.Length;

    /// <summary>Writes the compressed page with the values of a request. Each must be as long as the value it replaces.</summary>
    public void Write(Span<byte> output, string[] values)
    {
        bytes.CopyTo(output);
        var crc = checksum;
        foreach (var (at, value, shift) in places)
        {
            var place = output.Slice(at, values[value].Length);
            Encoding.ASCII.GetBytes(values[value], place);
            // A CRC is linear: a value's contribution, over zeros in its place, is its own CRC shifted by the number of bytes that follow.
            crc ^= Multiply(shift, Crc(0, place));
        }

        BinaryPrimitives.WriteUInt32LittleEndian(output[(bytes.Length - 8)..], crc);
    }

    // A sync flush ends the block on a byte boundary, and the block is not marked as the last.
    private static void Deflate(MemoryStream output, ReadOnlySpan<byte> bytes)
    {
        using var block = new MemoryStream();
        using var deflate = new DeflateStream(block, CompressionLevel.SmallestSize, leaveOpen: true);
        deflate.Write(bytes);
        deflate.Flush();
        block.WriteTo(output);
    }

    private static uint Remainder(int value)
    {
        var rest = (uint)value;
        for (var bit = 0; bit < 8; bit++)
            rest = (rest & 1) != 0 ? (rest >> 1) ^ Polynomial : rest >> 1;
        return rest;
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
            crc = Table[(byte)(crc ^ next)] ^ (crc >> 8);
        return crc;
    }

    // The same as zlib's crc32_combine: appending zeros to a CRC multiplies it by a power of x modulo the polynomial, with bits reversed.
    private static uint PowerOfX(long exponent)
    {
        var (power, square) = (1u << 31, 1u << 30);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                power = Multiply(square, power);
            square = Multiply(square, square);
        }

        return power;
    }

    private static uint Multiply(uint one, uint other)
    {
        var product = 0u;
        for (var bit = 1u << 31; bit != 0; bit >>= 1)
        {
            if ((one & bit) != 0)
                product ^= other;
            other = (other & 1) != 0 ? (other >> 1) ^ Polynomial : other >> 1;
        }

        return product;
    }
}

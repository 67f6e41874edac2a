using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>
/// A respondent's browser on one persistent connection: opens the form without a cookie, sends it, and follows the redirect to the
/// thank-you page. It uses little processor time, because it shares the machine with the server it measures.
/// </summary>
internal sealed class Respondent : IDisposable
{
    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] received = new byte[256 * 1024];
    private readonly byte[] sent = new byte[16 * 1024];
    private readonly byte[] get;
    private readonly byte[] getTail;
    private readonly byte[] postHead;
    private readonly byte[] answers;

    private Respondent(int port, string path)
    {
        getTail = Encoding.ASCII.GetBytes($" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\n\r\n");
        get = [.. Encoding.ASCII.GetBytes($"GET {path}"), .. getTail];
        postHead = Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nContent-Type: "
                + "application/x-www-form-urlencoded\r\nContent-Length: ");
        answers = Answers.Encoded;
    }

    public static async Task<Respondent> ConnectAsync(int port, string path)
    {
        var respondent = new Respondent(port, path);
        await respondent.socket.ConnectAsync(IPAddress.Loopback, port);
        return respondent;
    }

    /// <summary>Sends answers, and returns whether they were acknowledged.</summary>
    public async Task<bool> AnswerAsync()
    {
        var form = await AskAsync(get);
        if (form is not { Status: 200 })
            return false;
        var thanks = await FollowAsync(await AskAsync(Filled(form.Body.Span)));
        return thanks.Status == 200 && thanks.Body.Span.IndexOf("We have received your answers"u8) >= 0;
    }

    /// <summary>Returns the form and the thank-you page as received.</summary>
    public async Task<(byte[] Form, byte[] Thanks)> CaptureAsync()
    {
        var form = (await AskAsync(get)).Body.ToArray();
        var thanks = (await FollowAsync(await AskAsync(Filled(form)))).Body.ToArray();
        return (form, thanks);
    }

    public void Dispose() => socket.Dispose();

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> page, ReadOnlySpan<byte> upToIt)
    {
        var start = page.IndexOf(upToIt);
        if (start < 0)
            throw new InvalidDataException("The page holds no form.");
        var rest = page[(start + upToIt.Length)..];
        return rest[..rest.IndexOf((byte)'"')];
    }

    private ReadOnlyMemory<byte> Filled(ReadOnlySpan<byte> form)
    {
        var code = Value(form, "name=\"code\" value=\""u8);
        var shown = Value(form, "name=\"shown\" value=\""u8);
        var length = 0;
        Write(postHead);
        _ = Utf8Formatter.TryFormat(
            "code="u8.Length + code.Length + "&shown="u8.Length + shown.Length + answers.Length,
            sent.AsSpan(length),
            out var digits);
        length += digits;
        Write("\r\n\r\ncode="u8);
        Write(code);
        Write("&shown="u8);
        Write(shown);
        Write(answers);
        return sent.AsMemory(0, length);

        void Write(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(sent.AsSpan(length));
            length += bytes.Length;
        }
    }

    // A response without a redirect is the result itself.
    private async ValueTask<Answer> FollowAsync(Answer answer)
    {
        if (answer.Status != 303)
            return answer;
        var length = Follow(answer.Head.Span);
        return await AskAsync(sent.AsMemory(0, length));
    }

    private int Follow(ReadOnlySpan<byte> head)
    {
        var where = head[(head.IndexOf("Location: "u8) + "Location: "u8.Length)..];
        where = where[..where.IndexOf((byte)'\r')];
        "GET "u8.CopyTo(sent);
        where.CopyTo(sent.AsSpan(4));
        getTail.CopyTo(sent.AsSpan(4 + where.Length));
        return 4 + where.Length + getTail.Length;
    }

    private async ValueTask<Answer> AskAsync(ReadOnlyMemory<byte> request)
    {
        await socket.SendAsync(request);
        var (length, start, end) = (0, -1, -1);
        var chunked = false;
        while (end < 0 ? !(chunked && received.AsSpan(start, length - start).EndsWith("0\r\n\r\n"u8)) : length < end)
        {
            var read = await socket.ReceiveAsync(received.AsMemory(length));
            if (read == 0)
                throw new IOException("The server ended the connection.");
            length += read;
            if (start < 0 && received.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is >= 0 and var headers)
            {
                start = headers + 4;
                var said = received.AsSpan(0, start);
                if (said.IndexOf("Set-Cookie"u8) >= 0)
                    throw new InvalidDataException("The server set a cookie.");
                var promised = said.IndexOf("Content-Length: "u8);
                chunked = promised < 0;
                if (!chunked && Utf8Parser.TryParse(said[(promised + 16)..], out int bytes, out _))
                    end = start + bytes;
            }
        }

        return new Answer(
            Utf8Parser.TryParse(received.AsSpan(9, 3), out int status, out _) ? status : 0,
            received.AsMemory(0, start),
            received.AsMemory(start, chunked ? Joined(received.AsSpan(start, length - start)) : length - start));
    }

    // Joins the chunks in place, and returns their total length.
    private static int Joined(Span<byte> chunks)
    {
        var (from, to) = (0, 0);
        while (Utf8Parser.TryParse(chunks[from..], out int size, out var digits, 'x') && size > 0)
        {
            from += digits + 2;
            chunks.Slice(from, size).CopyTo(chunks[to..]);
            (from, to) = (from + size + 2, to + size);
        }

        return to;
    }

    private readonly record struct Answer(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body);
}

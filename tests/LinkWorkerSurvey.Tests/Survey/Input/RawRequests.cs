using System.Text;

namespace LinkWorkerSurvey.Tests.Survey.Input;

/// <summary>Requests that only a raw connection can send, byte by byte, with the beginning of the expected response.</summary>
internal static class RawRequests
{
    /// <summary>The result when the server closes the connection before everything is sent.</summary>
    public const string CutOff = "cut off";

    /// <summary>
    /// The expected response to a client that gives up: none, because the connection is closed, or status 400 to a client that still
    /// listens.
    /// </summary>
    public const string GivesUp = "";

    private const int Chunk = 1024 * 1024;

    public static IReadOnlyDictionary<string, (Func<string, IEnumerable<byte[]>> Request, string Answer)> All { get; } =
        new Dictionary<string, (Func<string, IEnumerable<byte[]>>, string)>
        {
            ["a body cut short"] = (form => [Post(form, "Content-Length: 1000"), Bytes("code=")], GivesUp),
            ["a body of chunks cut short"] = (form => [Post(form, "Transfer-Encoding: chunked"), Bytes("20\r\ncode=0000-")], GivesUp),
            ["a body of parts cut short"] = (
                form =>
                    [
                        Post(form, "Content-Length: 1000", "multipart/form-data; boundary=x"),
                        Bytes("--x\r\nContent-Disposition: form-data; name=\"Q4\"\r\n\r\ncut"),
                    ],
                GivesUp),
            ["chunks that are none"] = (
                form => [Post(form, "Transfer-Encoding: chunked"), Bytes("zz\r\ncode=0000\r\n0\r\n\r\n")],
                "HTTP/1.1 400 "),
            ["no length"] = (form => [Bytes($"POST {form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")], "HTTP/1.1 422 "),
            ["a length that is none"] = (form => [Post(form, "Content-Length: many")], "HTTP/1.1 400 "),
            ["a length below nought"] = (form => [Post(form, "Content-Length: -1")], "HTTP/1.1 400 "),
            ["two lengths"] = (form => [Post(form, "Content-Length: 1\r\nContent-Length: 2"), Bytes("ab")], "HTTP/1.1 400 "),
            ["4 MB, all of it before anything is read"] = (
                form => [Post(form, $"Content-Length: {4 * Chunk}"), .. Filled(4)],
                "HTTP/1.1 413 "),
            ["4 MB in chunks, all of it before anything is read"] = (
                form => [Post(form, "Transfer-Encoding: chunked"), .. Chunks(4), Bytes("0\r\n\r\n")],
                "HTTP/1.1 422 "),
            ["30 MB"] = (form => [Post(form, $"Content-Length: {30 * Chunk}"), .. Filled(30)], CutOff),
            ["30 MB in chunks"] = (form => [Post(form, "Transfer-Encoding: chunked"), .. Chunks(30), Bytes("0\r\n\r\n")], CutOff),
            ["headers beyond any measure"] = (form => [Post(form, $"X: {new string('a', 64 * 1024)}")], "HTTP/1.1 431 "),
            ["a NUL in a header"] = (form => [Post(form, "X: a\0b")], "HTTP/1.1 400 "),
            ["a header over two lines"] = (form => [Post(form, "X: a\r\n b")], "HTTP/1.1 400 "),
            ["what is no HTTP"] = (_ => [Bytes("\u0016\u0003\u0001\0\u00FFcanary\r\n\r\n")], "HTTP/1.1 400 "),
            ["no host"] = (form => [Bytes($"POST {form} HTTP/1.1\r\nConnection: close\r\n\r\n")], "HTTP/1.1 400 "),
            ["a host that is none"] = (
                form => [Bytes($"GET {form} HTTP/1.1\r\nHost: a b/<script>\r\nConnection: close\r\n\r\n")],
                "HTTP/1.1 400 "),
            ["an address with a NUL"] = (form => [Get($"{form}%00")], "HTTP/1.1 400 "),
            ["an address with `../`"] = (form => [Get($"{form}/../../../etc/passwd")], "HTTP/1.1 404 "),
            ["an address with `../`, encoded"] = (_ => [Get("/s/..%2f..%2fetc%2fpasswd")], "HTTP/1.1 404 "),
            ["an address with a header in it"] = (form => [Get($"{form}%0d%0aSet-Cookie:%20a=b")], "HTTP/1.1 404 "),
            ["an address with a script in it"] = (_ => [Get("/s/%3Cscript%3Ealert(1)%3C/script%3E")], "HTTP/1.1 404 "),
            ["an address of no valid UTF-8"] = (_ => [Get("/s/%ff%c0%af")], "HTTP/1.1 404 "),
            ["an address of eight thousand letters"] = (_ => [Get($"/s/{new string('a', 8000)}")], "HTTP/1.1 404 "),
            ["an address beyond any measure"] = (_ => [Get($"/s/{new string('a', 64 * 1024)}")], "HTTP/1.1 414 "),
        };

    private static byte[] Post(string form, string header, string type = Sent.Form) =>
        Bytes($"POST {form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {type}\r\n{header}\r\n\r\n");

    private static byte[] Get(string address) => Bytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    private static IEnumerable<byte[]> Filled(int megabytes) => Enumerable.Repeat(Bytes(new string('a', Chunk)), megabytes);

    private static IEnumerable<byte[]> Chunks(int megabytes) =>
        Filled(megabytes).Select(chunk => (byte[])[.. Bytes("100000\r\n"), .. chunk, .. Bytes("\r\n")]);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}

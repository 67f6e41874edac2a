using System.Net;
using System.Text;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>A client that is signed in as the first administrator.</summary>
internal sealed class StaffMember : IDisposable
{
    private readonly HttpClient client;

    private StaffMember(HttpClient client) => this.client = client;

    public static async Task<StaffMember> SignInAsync(Served survey)
    {
        var link = new Uri(await survey.Invitation);
        var staff = new StaffMember(
            new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
            {
                BaseAddress = new Uri(link, "/"),
                Timeout = Timeout.InfiniteTimeSpan,
            });
        using var page = await staff.client.GetAsync(link);
        staff.Keep(page);
        var html = await page.Content.ReadAsStringAsync();
        using var made = await staff.client.PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Key"] = WebUtility.UrlDecode(link.Query["?key=".Length..]),
            ["Account.Name"] = "Benchmark",
            ["Account.Email"] = "benchmark@example.org",
            ["Account.Password"] = "a long made-up password",
            ["__RequestVerificationToken"] = Token(html),
        }));
        staff.Keep(made);
        return made.StatusCode == HttpStatusCode.Redirect
            ? staff
            : throw new InvalidOperationException($"The first administrator could not be made: {made.StatusCode}.");
    }

    /// <summary>Returns a whole page.</summary>
    public async Task<byte[]> ReadAsync(string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>Returns the stream of a page that does not end.</summary>
    public async Task<Stream> OpenAsync(string path)
    {
        var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStreamAsync()
            : throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
    }

    /// <summary>Sends a form of a page and drops the file that it answers with, as it comes. Returns the file's length in bytes.</summary>
    public async Task<long> DownloadAsync(string page, string handler, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token(Encoding.UTF8.GetString(await ReadAsync(page)));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler={handler}")
        {
            Content = new FormUrlEncodedContent(fields),
        };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{page} answered {answer.StatusCode} to {handler}.");
        await using var file = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        while (await file.ReadAsync(buffer) is > 0 and var read)
            length += read;
        return length;
    }

    public void Dispose() => client.Dispose();

    private static string Token(string html) =>
        Between(html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"", "\"");

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }

    // Cookies are kept by hand: they are marked as secure, and a benchmark uses HTTP.
    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            return;
        var kept = client.DefaultRequestHeaders.TryGetValues("Cookie", out var before) ? before.ToList() : [];
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", [.. kept, .. cookies.Select(cookie => cookie.Split(';')[0])]));
    }
}

using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Benchmarks.Figures;

/// <summary>A number of clients that have the page with all questions of a window open.</summary>
internal sealed partial class Watchers : IAsyncDisposable
{
    private readonly List<Stream> lines = [];
    private readonly List<Task> reading = [];
    private readonly string last;
    private readonly CountdownEvent shown;
    private TaskCompletionSource<long> all = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Watchers(int count, string last) => (this.last, shown) = (last, new CountdownEvent(count));

    /// <summary>Opens the event streams as an open page does, and reads the current state.</summary>
    public static async Task<Watchers> OpenAsync(StaffMember staff, string window, int count, string lastQuestion)
    {
        var page = Encoding.UTF8.GetString(await staff.ReadAsync($"/surveys/{window}/results/all"));
        var address = WebUtility.HtmlDecode(Live().Match(page).Groups[1].Value);
        var watchers = new Watchers(count, $"\"id\":\"{lastQuestion}\"");
        for (var i = 0; i < count; i++)
        {
            var line = await staff.OpenAsync(address);
            watchers.lines.Add(line);
            watchers.reading.Add(Task.Run(() => watchers.ReadAsync(line)));
        }

        await watchers.all.Task;
        return watchers;
    }

    /// <summary>Makes a change, and returns the time from its end until all watchers have received the last question again.</summary>
    public async Task<TimeSpan> SeeAsync(Func<Task> change)
    {
        shown.Reset();
        all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await change();
        var changed = Stopwatch.GetTimestamp();
        return Stopwatch.GetElapsedTime(changed, await all.Task);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in lines)
            await line.DisposeAsync();
        await Task.WhenAll(reading);
        shown.Dispose();
    }

    [GeneratedRegex("data-live=\"([^\"]+)\"")]
    private static partial Regex Live();

    private async Task ReadAsync(Stream line)
    {
        try
        {
            using var reader = new StreamReader(line);
            while (await reader.ReadLineAsync() is { } told)
            {
                if ((told == "event: open" || told.Contains(last, StringComparison.Ordinal)) && shown.Signal())
                    all.SetResult(Stopwatch.GetTimestamp());
            }
        }
        catch (Exception closed)
            when (closed is IOException or ObjectDisposedException or HttpRequestException or OperationCanceledException)
        { }
    }
}

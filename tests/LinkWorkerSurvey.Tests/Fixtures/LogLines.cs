using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Keeps what is logged: messages, what they were made of, and errors with all they say.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = [];

    public void Emit(LogEvent logEvent) =>
        lines.Enqueue(
            $"{logEvent.Level} {logEvent.RenderMessage(null)} {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))} "
                + $"{logEvent.Exception}");

    /// <summary>What was logged since it was last asked for.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }
}

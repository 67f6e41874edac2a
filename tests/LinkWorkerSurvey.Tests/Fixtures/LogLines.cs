using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Collects log events: messages, their properties, and exceptions with all details.</summary>
internal sealed class LogLines : ILogEventSink
{
    private readonly ConcurrentQueue<string> lines = [];

    public void Emit(LogEvent logEvent) =>
        lines.Enqueue(
            $"{logEvent.Level} {logEvent.RenderMessage(null)} {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))} "
                + $"{logEvent.Exception}");

    /// <summary>Returns and removes the events collected since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (lines.TryDequeue(out var line))
            taken.Add(line);
        return taken;
    }
}

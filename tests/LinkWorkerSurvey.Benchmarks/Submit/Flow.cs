namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>What one client does again and again, true if it went well, and the connection it does it on.</summary>
internal sealed record Flow(Func<Task<bool>> RunAsync, IDisposable Connection);

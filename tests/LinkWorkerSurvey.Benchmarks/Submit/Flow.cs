namespace LinkWorkerSurvey.Benchmarks.Submit;

/// <summary>A flow that one client repeats, true if it succeeded, with its connection.</summary>
internal sealed record Flow(Func<Task<bool>> RunAsync, IDisposable Connection);

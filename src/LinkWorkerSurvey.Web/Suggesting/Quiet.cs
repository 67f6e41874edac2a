namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>Runs what takes long on threads of low priority, so that requests come first.</summary>
internal static class Quiet
{
    public static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel) => Task.Factory.StartNew(
        () =>
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
            return work();
        },
        cancel,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    /// <summary>Returns the work that was begun; a completed task if it was not.</summary>
    public static Task Begun<T>(Lazy<Task<T>> work) => work.IsValueCreated ? work.Value : Task.CompletedTask;

    /// <summary>Returns the result; null if there is none yet.</summary>
    public static T? Ready<T>(Task<T> work)
        where T : class => work.IsCompletedSuccessfully ? work.Result : null;
}

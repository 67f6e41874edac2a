using System.Collections.Concurrent;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Learning;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>
/// Learns suggestions for the code frames whose answers are being coded, beside the requests and one frame at a time. What was learnt is
/// kept in memory only, and forgotten some minutes after it was last asked for. Nothing is read before somebody opens a page for coding.
/// </summary>
public sealed class SuggestionDesk : IAsyncDisposable
{
    /// <summary>How long what was learnt is kept after it was last asked for.</summary>
    public static readonly TimeSpan IdleTimeout = SentenceVectors.IdleTimeout;

    // Learning follows decisions, but leaves the processor to others in between, also after a failure. Making vectors does not count: it
    // happens once for each text, in a process of low priority, and a pause for it would keep the first suggestions away.
    private const int PausesForOneLearning = 3;
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, Desk> desks = [];
    private readonly SemaphoreSlim turn = new(1);
    private readonly CancellationTokenSource end = new();
    private readonly IServiceScopeFactory scopes;
    private readonly SentenceVectors vectors;
    private readonly TimeProvider clock;
    private readonly ILogger<SuggestionDesk> log;
    private readonly ITimer idle;

    internal SuggestionDesk(IServiceScopeFactory scopes, SentenceVectors vectors, TimeProvider clock, ILogger<SuggestionDesk> log)
    {
        (this.scopes, this.vectors, this.clock, this.log) = (scopes, vectors, clock, log);
        idle = clock.CreateTimer(_ => Forget(), null, IdleTimeout / 5, IdleTimeout / 5);
    }

    /// <summary>The number of code frames that something is kept of.</summary>
    public int Frames => desks.Count;

    /// <summary>
    /// Returns what was learnt last for a code frame, without waiting; null if nothing was yet. Begins to learn again if the survey has
    /// another revision now.
    /// </summary>
    public FrameSuggestions? Find(int frameId, int revision)
    {
        var desk = desks.GetOrAdd(frameId, id => new Desk(this, id));
        desk.UsedAt = clock.GetUtcNow();
        if (desk.Latest?.Revision != revision)
            _ = desk.LearnAsync();
        return desk.Latest;
    }

    /// <summary>
    /// Learns everything that is kept again, without pauses. Completes when what was asked for has been found out too.
    /// </summary>
    internal async Task LearnAllAsync()
    {
        foreach (var desk in desks.Values)
            await desk.LearnNowAsync();
        await Task.WhenAll(desks.Values.Select(desk => desk.Latest?.SettledAsync() ?? Task.CompletedTask));
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync();
        await end.CancelAsync();
        desks.Clear();
    }

    private void Forget()
    {
        foreach (var (id, desk) in desks)
        {
            if (clock.GetUtcNow() - desk.UsedAt >= IdleTimeout)
                desks.TryRemove(id, out _);
        }
    }

    /// <summary>What is kept of one code frame.</summary>
    private sealed class Desk
    {
        private readonly SuggestionDesk owner;
        private readonly int frameId;
        private readonly CoalescingRunner runner;
        private Dictionary<string, AnswerText> texts = new(StringComparer.Ordinal);

        public Desk(SuggestionDesk owner, int frameId)
        {
            (this.owner, this.frameId) = (owner, frameId);
            runner = new CoalescingRunner(LearnOnceAsync);
        }

        public DateTimeOffset UsedAt { get; set; }

        public FrameSuggestions? Latest { get; private set; }

        public Task LearnAsync() => runner.RunAsync();

        /// <summary>Learns once nothing else is being learnt, and returns how long that took without the making of vectors.</summary>
        public async Task<TimeSpan> LearnNowAsync()
        {
            await owner.turn.WaitAsync(owner.end.Token);
            try
            {
                return await LearnOnceAsync(owner.end.Token);
            }
            finally
            {
                owner.turn.Release();
            }
        }

        private async Task LearnOnceAsync()
        {
            var took = LeastPause;
            try
            {
                took = await LearnNowAsync();
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Without suggestions, answers can be coded all the same. The next request tries again.
                owner.log.LogWarning("Suggestions could not be learnt: {Failure}", failure.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                // The program ends.
                return;
            }

            await Task.Delay(PausesForOneLearning * took, owner.clock, owner.end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        private async Task<TimeSpan> LearnOnceAsync(CancellationToken cancel)
        {
            var began = owner.clock.GetTimestamp();
            LearningData? data;
            await using (var scope = owner.scopes.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<SurveyDbContext>();
                if (Latest is { } latest
                    && await db.Windows.AnyAsync(w => w.Revision == latest.Revision && w.Frames.Any(f => f.Id == frameId), cancel))
                    return owner.clock.GetElapsedTime(began);
                data = await LearningData.ReadAsync(db, frameId, cancel);
            }

            if (data is null)
                return owner.clock.GetElapsedTime(began);
            var needed = data.Answers.Concat(data.Earlier).Select(answer => answer.Text).Concat(data.Codes.SelectMany(code => code.Texts))
                .ToHashSet(StringComparer.Ordinal);
            var reading = owner.clock.GetElapsedTime(began);
            texts = await WithVectorsAsync(needed, cancel);
            began = owner.clock.GetTimestamp();
            Latest = await Quiet.RunAsync(() => Learn(data, cancel), cancel);
            return reading + owner.clock.GetElapsedTime(began);
        }

        // Vectors are made once for each text, and forgotten with it.
        private async Task<Dictionary<string, AnswerText>> WithVectorsAsync(HashSet<string> needed, CancellationToken cancel)
        {
            string[] missing = [.. needed.Where(text => texts.GetValueOrDefault(text)?.Vector is null)];
            var made = await owner.vectors.OfAsync(missing, cancel) ?? [];
            var known = new Dictionary<string, AnswerText>(StringComparer.Ordinal);
            foreach (var text in needed)
                known[text] = texts.GetValueOrDefault(text) ?? new AnswerText(text);
            foreach (var (text, vector) in missing.Zip(made))
                known[text] = new AnswerText(text, vector);
            return known;
        }

        private FrameSuggestions Learn(LearningData data, CancellationToken cancel)
        {
            var suggester = CodeSuggester.Learn(
                [
                    .. data.Answers.Concat(data.Earlier).Where(answer => answer.Codes is not null)
                        .Select(answer => new CodedAnswer(texts[answer.Text], answer.Codes!)),
                ],
                [.. data.Codes.Select(code => new CodeTexts(code.Code, [.. code.Texts.Select(text => texts[text])]))],
                [.. data.Answers.Where(answer => answer.Codes is null).Select(answer => texts[answer.Text])],
                cancel);
            var own = data.Answers.ToDictionary(
                answer => answer.Text,
                answer => (texts[answer.Text], answer.Codes is null ? answer.Same : null),
                StringComparer.Ordinal);
            var alone = own.Values.Select(known => known.Item1).ToHashSet();
            var likeness = Latest?.Likeness is { } before && before.IsOf(alone) ? before : new Likeness(alone, cancel);
            return new FrameSuggestions(data.Revision, suggester, likeness, own, Latest, cancel);
        }
    }
}

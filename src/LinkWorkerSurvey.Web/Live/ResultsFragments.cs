using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Queries;
using LinkWorkerSurvey.Web.Pages.Results;

namespace LinkWorkerSurvey.Web.Live;

/// <summary>The moving parts of the results page: the window's state, the summary, and each question. They are rendered once for each count and choice, however many are shown them.</summary>
public sealed class ResultsFragments(PartialPages parts, IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly ConditionalWeakTable<CountedWindow, ConcurrentDictionary<string, Lazy<Task<ShownResults?>>>> questions = [];
    private readonly ConditionalWeakTable<KnownResults, ConcurrentDictionary<(long Minute, WindowState State), Lazy<Task<IReadOnlyList<Fragment>>>>> summaries = [];

    /// <summary>All of them as they stand now, in this order; null when these figures cannot be compared as asked. Another window is compared as it was when this one was counted.</summary>
    public async Task<ShownResults?> AllAsync(KnownResults results, ResultsChoices choices)
    {
        var shown = questions.GetOrCreateValue(results.Counted).GetOrAdd(choices.Query(), _ => new(() => QuestionsAsync(results.Counted, choices)));

        // What time is left is said to the minute.
        var now = clock.GetUtcNow();
        var moment = (now.Ticks / TimeSpan.TicksPerMinute, results.Counted.Window.StateAt(now));
        var summary = summaries.GetOrCreateValue(results).GetOrAdd(moment, _ => new(() => SummaryAsync(results, now)));
        return await shown.Value is { } all ? all with { Fragments = [.. await summary.Value, .. all.Fragments] } : null;
    }

    private async Task<IReadOnlyList<Fragment>> SummaryAsync(KnownResults results, DateTimeOffset now)
    {
        var model = new SummaryModel(results, now);
        return [new("state", await parts.RenderAsync("/Pages/Results/_State.cshtml", model)), new("summary", await parts.RenderAsync("/Pages/Results/_Summary.cshtml", model))];
    }

    private async Task<ShownResults?> QuestionsAsync(CountedWindow counted, ResultsChoices choices)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<WavesQuery>().FiguresAsync(counted, choices.View, choices.Compare) is not { } figures)
            return null;
        var fragments = new List<Fragment>();
        foreach (var question in figures.Questions.GroupBy(q => q.Code).Where(q => choices.Question is null || q.Key == choices.Question))
            fragments.Add(new Fragment(question.Key, await parts.RenderAsync("/Pages/Results/_Question.cshtml", new QuestionModel([.. question], figures, choices))));
        return new ShownResults(figures, fragments);
    }
}

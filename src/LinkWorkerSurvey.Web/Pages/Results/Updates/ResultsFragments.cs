using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Windows;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>
/// The moving parts of the results page: the window's dates and state, the summary, what is said of intervals, and each question. They are
/// rendered once for each count and choice, however many are shown them.
/// </summary>
public sealed class ResultsFragments(PartialPages parts, TimeProvider clock)
{
    /// <summary>The id of what is said of the window's dates.</summary>
    public const string Dates = "dates";

    /// <summary>The id of its state.</summary>
    public const string State = "state";

    /// <summary>The id of the line of figures over the results.</summary>
    public const string Summary = "summary";

    /// <summary>The id of what is said of intervals, where they are shown.</summary>
    public const string Intervals = "intervals";

    private readonly ConditionalWeakTable<CountedWindow, ConcurrentDictionary<string, Kept>> questions = [];
    private readonly ConditionalWeakTable<KnownResults, ConcurrentDictionary<(long Minute, WindowState State), Kept>> summaries = [];

    /// <summary>All of them as they stand now. The id of a question's is its code.</summary>
    public async Task<IReadOnlyList<Fragment>> AllAsync(LiveMoment shown)
    {
        var results = shown.Known;
        var rendered = KeepAsync(questions.GetOrCreateValue(results.Counted), shown.Choices.Query(), shown.Beside?.Counted, () =>
            QuestionsAsync(shown.AsCounted(), shown.Choices));

        // What time is left is said to the minute.
        var now = clock.GetUtcNow();
        var moment = (now.Ticks / TimeSpan.TicksPerMinute, results.Counted.Window.StateAt(now));
        return [.. await KeepAsync(summaries.GetOrCreateValue(results), moment, null, () => SummaryAsync(results, now)), .. await rendered];
    }

    // What failed is not kept, nor what stands beside figures that have changed since.
    private static async Task<IReadOnlyList<Fragment>> KeepAsync<TKey>(
        ConcurrentDictionary<TKey, Kept> kept,
        TKey key,
        CountedWindow? beside,
        Func<Task<IReadOnlyList<Fragment>>> render)
        where TKey : notnull
    {
        var rendered = kept.AddOrUpdate(
            key,
            _ => new(beside, new(render)),
            (_, before) => before.Beside == beside ? before : new(beside, new(render)));
        try
        {
            return await rendered.Fragments.Value;
        }
        catch
        {
            kept.TryRemove(new(key, rendered));
            throw;
        }
    }

    private async Task<IReadOnlyList<Fragment>> SummaryAsync(KnownResults results, DateTimeOffset now)
    {
        var model = new SummaryModel(results, now);
        return
        [
            new(Dates, HtmlEncoder.Default.Encode(WindowWords.Dates(model.Window))) { IsOfWindow = true },
            new(State, await parts.RenderAsync("/Pages/Results/_State.cshtml", model)) { IsOfWindow = true },
            new(Summary, await parts.RenderAsync("/Pages/Results/_Summary.cshtml", model)) { IsOfWindow = true },
        ];
    }

    private async Task<IReadOnlyList<Fragment>> QuestionsAsync(WindowFigures figures, ResultsChoices choices)
    {
        var fragments = new List<Fragment>();
        if (choices.Intervals)
            fragments.Add(new Fragment(Intervals, HtmlEncoder.Default.Encode(figures.IntervalNote)));
        foreach (var question in figures.Questions.GroupBy(q => q.Code).Where(q => choices.Question is null || q.Key == choices.Question))
            fragments.Add(
                new Fragment(
                    question.Key,
                    await parts.RenderAsync("/Pages/Results/_Question.cshtml", new QuestionModel([.. question], figures, choices))));
        return fragments;
    }

    private sealed record Kept(CountedWindow? Beside, Lazy<Task<IReadOnlyList<Fragment>>> Fragments);
}

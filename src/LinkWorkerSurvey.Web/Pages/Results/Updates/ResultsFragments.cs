using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>
/// Renders the parts of the results page that live updates replace: the survey window's dates, state and summary, the note on intervals and
/// each question. Rendered fragments are cached and shared by all readers. The dates, state and summary are rendered once for each snapshot
/// and minute; the note and the questions, once for each count and combination of display options.
/// </summary>
public sealed class ResultsFragments(PartialPages parts, TimeProvider clock)
{
    /// <summary>The id of the element with the window's dates.</summary>
    public const string Dates = "dates";

    /// <summary>The id of the element in the survey's header with state, forms received and remaining time.</summary>
    public const string State = "state";

    /// <summary>The id of the element with the summary above the results.</summary>
    public const string Summary = "summary";

    /// <summary>The id of the element with the note on confidence intervals. The element exists only if intervals are shown.</summary>
    public const string Intervals = "intervals";

    private readonly ConditionalWeakTable<CountedWindow, ConcurrentDictionary<string, Kept>> questions = [];
    private readonly ConditionalWeakTable<ResultsSnapshot, ConcurrentDictionary<(long Minute, WindowState State), Kept>> summaries = [];

    /// <summary>Returns all fragments for a snapshot. A question's fragment has the question's code as its id.</summary>
    public async Task<IReadOnlyList<Fragment>> AllAsync(ResultsViewSnapshot shown)
    {
        var results = shown.Known;
        var rendered = KeepAsync(questions.GetOrCreateValue(results.Counted), shown.Choices.Query(), shown.Beside?.Counted, () =>
            QuestionsAsync(shown.AsCounted(), shown.Choices));

        // The header states the remaining time to the minute, so the current minute and the window's state are its cache key.
        var now = clock.GetUtcNow();
        var moment = (now.Ticks / TimeSpan.TicksPerMinute, results.Counted.Window.StateAt(now));
        return [.. await KeepAsync(summaries.GetOrCreateValue(results), moment, null, () => SummaryAsync(results, now)), .. await rendered];
    }

    // A failed rendering is not cached. A rendering with a comparison is replaced when the figures of the compared window change.
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

    private async Task<IReadOnlyList<Fragment>> SummaryAsync(ResultsSnapshot results, DateTimeOffset now)
    {
        var model = new SummaryModel(results, now);
        return
        [
            new(Dates, HtmlEncoder.Default.Encode(SurveyText.Dates(model.Window))) { IsOfWindow = true },
            new(State, await parts.RenderAsync("/Pages/Surveys/_Status.cshtml", model.Status)) { IsOfWindow = true },
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

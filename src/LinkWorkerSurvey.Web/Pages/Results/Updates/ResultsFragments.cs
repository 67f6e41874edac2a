using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Surveys;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>
/// Renders the parts of the results pages that live updates replace: the survey window's dates, state and numbers, the findings, the note
/// on intervals, each question, and each table for a meeting. Rendered fragments are cached and shared by all readers. Dates, state and
/// numbers are rendered once for each snapshot and minute; the others, once for each count and combination of display options.
/// </summary>
public sealed class ResultsFragments(PartialPages parts, TimeProvider clock)
{
    /// <summary>The id of the element with the window's dates.</summary>
    public const string Dates = "dates";

    /// <summary>The id of the element in the survey's header with state, forms received and remaining time.</summary>
    public const string State = "state";

    /// <summary>The id of the element with the numbers above the results.</summary>
    public const string Summary = "summary";

    /// <summary>The id of the element with the largest findings and the clear changes.</summary>
    public const string Findings = "findings";

    /// <summary>The id of the element with one table for a meeting.</summary>
    public const string Meeting = "meeting";

    /// <summary>The id of the element with the note on confidence intervals. The element exists only if intervals are shown.</summary>
    public const string Intervals = "intervals";

    private readonly ConditionalWeakTable<CountedWindow, ConcurrentDictionary<string, Kept>> counted = [];
    private readonly ConditionalWeakTable<ResultsSnapshot, ConcurrentDictionary<(long Minute, WindowState State), Kept>> summaries = [];

    /// <summary>Returns the fragments of a part of the results. A question's fragment has the question's code as its id.</summary>
    public async Task<IReadOnlyList<Fragment>> OfAsync(ResultsViewSnapshot shown, ResultsPart part)
    {
        var results = shown.Known;

        // Nobody checked the names of further waves, so they must not become keys of the cache.
        var choices = shown.Choices with { MoreWaves = [] };
        var rendered = KeepAsync(
            counted.GetOrCreateValue(results.Counted),
            (part.Question is null ? part : ResultsPart.All).Query + choices.Query(),
            shown.Beside?.Counted,
            () => FiguresAsync(shown, choices, part));

        // The header states the remaining time to the minute, so the current minute and the window's state are its cache key.
        var now = clock.GetUtcNow();
        var moment = (now.Ticks / TimeSpan.TicksPerMinute, results.Counted.Window.StateAt(now));
        var summary = await KeepAsync(summaries.GetOrCreateValue(results), moment, null, () => SummaryAsync(results, now));
        return part switch
        {
            { Question: { } question } =>
                [.. summary.Where(f => f.Id == State), .. (await rendered).Where(f => f.Id == question || f.Id == Intervals)],
            { Table: not null } => await rendered,
            _ => [.. summary, .. await rendered],
        };
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

    private async Task<IReadOnlyList<Fragment>> FiguresAsync(ResultsViewSnapshot shown, ResultsChoices choices, ResultsPart part)
    {
        var figures = shown.AsCounted();
        List<Fragment> intervals = choices.Intervals ? [new(Intervals, HtmlEncoder.Default.Encode(figures.IntervalNote))] : [];
        if (part.IsSummary)
            return [.. intervals, await FragmentAsync(Findings, "_Findings", new FindingsModel(figures, choices, shown.Uncoded()))];
        if (part.Table is { } key)
            return [await FragmentAsync(Meeting, "_MeetingTable", new MeetingTable(figures.Table(key)!, figures))];
        var questions = figures.Questions.GroupBy(table => table.Code, (_, tables) => new QuestionModel([.. tables], figures, choices));
        var rendered = new List<Fragment>(intervals);
        foreach (var question in questions)
            rendered.Add(await FragmentAsync(question.Code, "_Question", question));
        return rendered;
    }

    private async Task<Fragment> FragmentAsync<T>(string id, string partial, T model) =>
        new(id, await parts.RenderAsync($"/Pages/Results/{partial}.cshtml", model));

    private sealed record Kept(CountedWindow? Beside, Lazy<Task<IReadOnlyList<Fragment>>> Fragments);
}

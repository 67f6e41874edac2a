using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>A page with a part of a survey's results, which live updates replace.</summary>
public abstract class ResultsPage(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : PageModel, IResultsPage
{
    private ResultsViewSnapshot? seen;

    public SurveyHeader Header { get; private set; } = null!;

    public ResultsChoices Choices { get; private set; } = null!;

    /// <summary>The waves with which the survey can be compared.</summary>
    public IReadOnlyList<WaveName> Waves { get; private set; } = [];

    /// <summary>Whether the figures have been counted. The first count of very many answers takes some seconds.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Whether the survey cannot be compared with a wave in the query string.</summary>
    public bool NotComparable { get; protected set; }

    public SurveyWindow Window { get; private set; } = null!;

    public WindowState State => Header.Status!.State;

    public WindowFigures Figures { get; private set; } = null!;

    /// <summary>The questions of the survey with their tables, in the order of the questionnaire.</summary>
    public IReadOnlyList<QuestionModel> Questions { get; private set; } = [];

    /// <summary>The URL of the server-sent events that update the page. Before the first count, they report its completion.</summary>
    public string? Line { get; private set; }

    /// <summary>The HTML of the fragments that live updates replace, by element id.</summary>
    public IReadOnlyDictionary<string, HtmlString> Parts { get; private set; } = null!;

    protected LiveResults Live { get; } = live;

    /// <summary>The choices in the query string. A page with an invalid query string shows the default figures.</summary>
    protected ResultsChoices ReadChoices() => ResultsChoices.Read(Request.Query) ?? new ResultsChoices();

    /// <summary>The same; if the reader did not choose what to compare with, it is the last wave before the survey.</summary>
    protected async Task<ResultsChoices> ReadChoicesOrLastWaveAsync(string window, CancellationToken cancel)
    {
        var choices = ReadChoices();
        return choices is { Compare: null, ComparesNothing: false }
            ? choices with { Compare = await waves.FindLastAsync(window, cancel) }
            : choices;
    }

    /// <summary>
    /// Returns false if there is no such survey. If it cannot be compared with the chosen wave, the page says so and compares nothing.
    /// </summary>
    protected async Task<bool> FindAsync(string window, ResultsChoices choices, CancellationToken cancel)
    {
        var view = await Live.OpenForPageAsync(window, choices, cancel);
        if (view is null && choices.Compare is not null)
        {
            (NotComparable, choices) = (true, choices with { Compare = null, MoreWaves = [], ComparesNothing = true });
            view = await Live.OpenForPageAsync(window, choices, cancel);
        }

        if (view is null)
            return false;
        (Header, Choices, IsCounted) = (new(window, view.Title, view.Kind, Status: null), choices, view.IsCounted);
        if (!IsCounted)
        {
            Line = LineOf(window, ResultsPart.All, "");
            return true;
        }

        seen = view.Now;
        Window = seen.Window;
        Header = new(new SummaryModel(seen.Known, clock.GetUtcNow()).Status);
        Figures = seen.Figures();
        Questions = [.. Figures.Questions.GroupBy(table => table.Code, (_, tables) => new QuestionModel([.. tables], Figures, choices))];
        Waves = await waves.ListAsync(Window, cancel);
        return true;
    }

    /// <summary>
    /// Returns the question with the code, in capital or small letters; the first question without a code; null if there is no such
    /// question.
    /// </summary>
    protected QuestionModel? QuestionOrFirst(string? code) => Questions.FirstOrDefault(
        question => code is null || question.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Renders the part that the page shows. Nothing is shown while the figures are being counted.</summary>
    protected async Task ShowAsync(ResultsPart part)
    {
        Line = LineOf(Window.Slug, part, seen!.Version);
        Parts = (await fragments.OfAsync(seen, part)).ToDictionary(fragment => fragment.Id, fragment => new HtmlString(fragment.Html));
    }

    private string LineOf(string window, ResultsPart part, string version) =>
        $"/surveys/{window}/results/events{(Choices.Query() is "" ? "?" : Choices.Query() + "&")}{part.Query}seen={version}";
}

using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using LinkWorkerSurvey.Web.Pages.Surveys;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the results of a survey window with live updates: for each question a table with bars, base and notes.</summary>
public sealed class ResultsModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : PageModel, ISurveyPage
{
    public SurveyHeader Header { get; private set; } = null!;

    /// <summary>Whether the figures have been counted. The first count of very many answers takes some seconds.</summary>
    public bool IsCounted { get; private set; }

    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>The URL of the server-sent events that update the page. Before the first count, they report its completion.</summary>
    public string Line { get; private set; } = null!;

    public WindowFigures Figures { get; private set; } = null!;

    public ResultsChoices Choices { get; private set; } = null!;

    /// <summary>The HTML of the fragments that live updates replace, by element id.</summary>
    public IReadOnlyDictionary<string, HtmlString> Parts { get; private set; } = null!;

    /// <summary>The waves with which the window can be compared.</summary>
    public IReadOnlyList<WaveName> Waves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        // A page with an invalid query string shows the default figures. The endpoints for other tools refuse it.
        var choices = ResultsChoices.Read(Request.Query) ?? new ResultsChoices();
        if (await live.OpenForPageAsync(window, choices, cancel) is not { } view)
            return NotFound();
        (Header, Choices, IsCounted) = (new(window, view.Title, view.Kind, Status: null), choices, view.IsCounted);
        Line = $"/surveys/{window}/results/events{(choices.Query() is "" ? "?" : choices.Query() + "&")}seen=";
        if (!IsCounted)
            return Page();

        var now = view.Now;
        (Window, Line) = (now.Window, Line + now.Version);
        Header = new(new SummaryModel(now.Known, clock.GetUtcNow()).Status);
        Figures = now.Figures();
        Parts = (await fragments.AllAsync(now)).ToDictionary(part => part.Id, part => new HtmlString(part.Html));
        Waves = await waves.ListAsync(Window, cancel);
        return Page();
    }
}

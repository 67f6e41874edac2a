using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The results of one window as they come in: each question's table with its bars, base and notes.</summary>
public sealed class ResultsModel(LiveResults live, ResultsFragments fragments, WavesQuery waves) : PageModel
{
    public string Title { get; private set; } = null!;

    /// <summary>Whether there is anything to show; a first count of very many answers takes a while.</summary>
    public bool IsCounted { get; private set; }

    public SurveyWindow Window { get; private set; } = null!;

    /// <summary>Where the page is told of what changes in what it shows, or that there is something to show.</summary>
    public string Line { get; private set; } = null!;

    public WindowFigures Figures { get; private set; } = null!;

    public ResultsChoices Choices { get; private set; } = null!;

    /// <summary>The parts of the page that move by themselves, by the ids of what they fill.</summary>
    public IReadOnlyDictionary<string, HtmlString> Parts { get; private set; } = null!;

    /// <summary>The waves these figures can be compared with.</summary>
    public IReadOnlyList<WaveName> Waves { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string window, CancellationToken cancel)
    {
        // Somebody at a page is shown the usual figures where the address makes no sense; other tools are told so.
        var choices = ResultsChoices.Read(Request.Query) ?? new ResultsChoices();
        if (await live.LookAsync(window, choices, cancel) is not { } view)
            return NotFound();
        (Title, Choices, IsCounted) = (view.Title, choices, view.IsCounted);
        Line = $"/results/{window}/events{(choices.Query() is "" ? "?" : choices.Query() + "&")}seen=";
        if (!IsCounted)
            return Page();

        var now = view.Now;
        (Window, Line) = (now.Window, Line + now.Version);
        Figures = now.Figures();
        Parts = (await fragments.AllAsync(now)).ToDictionary(part => part.Id, part => new HtmlString(part.Html));
        Waves = await waves.ListAsync(Window, cancel);
        return Page();
    }
}

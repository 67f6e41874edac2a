using LinkWorkerSurvey.Reporting.Counting;
using LinkWorkerSurvey.Web.Live;
using LinkWorkerSurvey.Web.Pages.Results.Updates;
using Microsoft.AspNetCore.Mvc;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Shows the results of one question: by default, of the first.</summary>
public sealed class QuestionsModel(LiveResults live, ResultsFragments fragments, WavesQuery waves, TimeProvider clock)
    : ResultsPage(live, fragments, waves, clock)
{
    public QuestionModel Question { get; private set; } = null!;

    public Toolbar Toolbar => new(QuestionModel.AddressOf(Window.Slug, Question.Code, new()), Choices, Waves);

    /// <summary>The query string that leads to a cross-tabulation with this question in the rows.</summary>
    public string CrossQuery => new QueryString(Choices.Query()).Add("rows", Question.Facets[0].Key).Value!;

    public async Task<IActionResult> OnGetAsync(string window, string? question, CancellationToken cancel)
    {
        if (!await FindAsync(window, ReadChoices(), cancel))
            return NotFound();
        if (!IsCounted)
            return Page();
        if (QuestionOrFirst(question) is not { } found)
            return NotFound();
        Question = found;
        await ShowAsync(ResultsPart.OfQuestion(found.Code));
        return Page();
    }
}

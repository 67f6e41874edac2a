using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Pages.Survey.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LinkWorkerSurvey.Web.Pages.Questionnaires;

/// <summary>Shows one version of a questionnaire: its questions as respondents read them, and what of the answers is coded.</summary>
public sealed class VersionModel(SurveyDbContext db) : PageModel
{
    // From this number of questions on, the page has a list of contents.
    private const int ManyQuestions = 15;

    public QuestionnaireRow Row { get; private set; } = null!;

    public QuestionnaireDocument Document => Row.Document;

    public IReadOnlyList<QuestionView> Questions { get; private set; } = [];

    public bool HasContents => Questions.Count >= ManyQuestions;

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        if (await db.QuestionnairesAsync(id, cancel) is not [var row])
            return NotFound();
        Row = row;
        var answers = AnswerForm.Empty(Document).Answers;
        Questions = [.. answers.Select(answer => new QuestionView(answer, answers.Count, []))];
        return Page();
    }

    /// <summary>Returns what of the answers to a question is coded, as a sentence; null if nothing is.</summary>
    public static string? Coded(Question question) => question switch
    {
        { TakesWords: false } => null,
        { Kind.IsOpen: false } => $"What respondents write under ‘{question.Other!.Label}’ is coded.",
        { Facets.Count: > 0 } => $"Each answer is coded for: {string.Join("; ", question.Facets)}.",
        _ => "Each answer is coded.",
    };
}

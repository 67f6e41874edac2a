using LinkWorkerSurvey.Web.Pages.Results.Updates;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>Leads from one question to the others.</summary>
/// <param name="Questions">The questions of the survey, in the order of the questionnaire.</param>
/// <param name="Current">The question that the page shows.</param>
/// <param name="AddressOf">Returns the URL of the page with a question.</param>
public sealed record Pager(IReadOnlyList<QuestionModel> Questions, QuestionModel Current, Func<QuestionModel, string> AddressOf)
{
    // More numbers than this are slower to search than a list with titles.
    private const int MostNumbers = 20;

    public QuestionModel? Previous => Questions.TakeWhile(question => question.Code != Current.Code).LastOrDefault();

    public QuestionModel? Next => Questions.SkipWhile(question => question.Code != Current.Code).Skip(1).FirstOrDefault();

    /// <summary>Whether the questions are listed with their titles instead of their numbers.</summary>
    public bool HasTitles => Questions.Count > MostNumbers;
}

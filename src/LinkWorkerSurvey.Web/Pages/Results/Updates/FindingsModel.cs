using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Findings;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The largest findings of a survey, its clear changes and the answers that are not coded yet.</summary>
/// <param name="Figures">The figures of the survey.</param>
/// <param name="Choices">The reader's choices.</param>
/// <param name="Uncoded">The number of texts that are not coded yet, by the key of their table.</param>
public sealed record FindingsModel(WindowFigures Figures, ResultsChoices Choices, IReadOnlyList<(string Table, int Texts)> Uncoded)
{
    public IReadOnlyList<Finding> Largest { get; } = LargestFindings.Of(Figures);

    /// <summary>The clear changes since the comparison wave; null if the figures are not compared.</summary>
    public SurveyChanges? Changes { get; } = SurveyChanges.Of(Figures);

    public string UncodedInWords =>
        Uncoded.Sum(table => table.Texts) is var texts && texts == 1 ? "1 answer is not coded yet" : $"{texts} answers are not coded yet";

    /// <summary>Whether an answer can be among those not coded for two tables of its question.</summary>
    public bool CountsTwice => Uncoded.GroupBy(table => Figures.Table(table.Table)!.Code).Any(tables => tables.Count() > 1);

    /// <summary>Says how many questions the largest findings leave out because their coding is not complete; null if none.</summary>
    public string? QuestionsLeftOut => Figures.Questions.Where(table => table.Waiting > 0).Select(table => table.Code).Distinct().Count()
        switch
    {
        0 => null,
        1 => "1 question is left out: its coding is not complete.",
        var many => $"{many} questions are left out: their coding is not complete.",
    };

    public string UncodedQuestions
    {
        get
        {
            List<int> numbers = [.. Uncoded.Select(table => Figures.Table(table.Table)!.Number).Distinct()];
            return $"{(numbers.Count == 1 ? "question" : "questions")} {string.Join(", ", numbers)}";
        }
    }

    /// <summary>The URL of the page with one question.</summary>
    public string AddressOf(FacetFigures table) => QuestionModel.AddressOf(Figures.Window, table.Code, Choices);
}

using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Web.Pages.Results;

/// <summary>The results of one question, facet by facet.</summary>
public sealed record QuestionModel(IReadOnlyList<FacetFigures> Facets, WindowFigures Figures, ResultsChoices Choices)
{
    public string Code => Facets[0].Code;
}

using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The results of one question, with one entry for each facet.</summary>
public sealed record QuestionModel(IReadOnlyList<FacetFigures> Facets, WindowFigures Figures, ResultsChoices Choices)
{
    public string Code => Facets[0].Code;
}

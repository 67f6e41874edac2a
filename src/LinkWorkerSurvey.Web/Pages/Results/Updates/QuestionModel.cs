using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Web.Live;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>The results of one question, with one entry for each facet.</summary>
public sealed record QuestionModel(IReadOnlyList<FacetFigures> Facets, WindowFigures Figures, ResultsChoices Choices)
{
    public string Code => Facets[0].Code;

    public int Number => Facets[0].Number;

    public string Title => Facets[0].Title;

    /// <summary>The number of texts that are not coded yet; of a question with several facets, in the facet with the most.</summary>
    public int Waiting => Facets.Max(table => table.Waiting ?? 0);

    /// <summary>Whether the question has no figures yet, only texts that are not coded.</summary>
    public bool IsUncoded => Waiting > 0 && !Figures.BeforeCoding && Facets.All(table => table.Categories.Count == 0);

    /// <summary>Whether texts of the question are in no code yet.</summary>
    public bool AwaitsCoding => Waiting > 0;

    /// <summary>The URL of the page with this question.</summary>
    public string Address => AddressOf(Figures.Window, Code, Choices);

    /// <summary>Returns the URL of the page with one question.</summary>
    public static string AddressOf(string window, string code, ResultsChoices choices) =>
        $"/surveys/{window}/results/questions/{Uri.EscapeDataString(code)}{choices.Query()}";
}

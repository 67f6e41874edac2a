using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>A fragment of the results page: HTML that live updates replace.</summary>
/// <param name="Id">The id of the element whose content is replaced.</param>
/// <param name="Html">The new inner HTML of the element.</param>
public sealed record Fragment(string Id, string Html)
{
    /// <summary>
    /// Whether the fragment shows the survey window's dates, state or summary, which also change as time passes. Other fragments change
    /// only with a new snapshot.
    /// </summary>
    [JsonIgnore]
    public bool IsOfWindow { get; init; }
}

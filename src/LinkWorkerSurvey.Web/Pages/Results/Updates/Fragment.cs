using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>A part of the results page that live updates replace.</summary>
/// <param name="Id">The id of the element that it fills.</param>
/// <param name="Html">The inner HTML of the element.</param>
public sealed record Fragment(string Id, string Html)
{
    /// <summary>
    /// Whether the fragment is about the window, whose state also changes with time. Other fragments show figures, which change only with a
    /// new snapshot.
    /// </summary>
    [JsonIgnore]
    public bool IsOfWindow { get; init; }
}

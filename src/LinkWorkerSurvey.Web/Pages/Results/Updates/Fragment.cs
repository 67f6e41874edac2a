using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Web.Pages.Results.Updates;

/// <summary>A part of the results page that changes by itself.</summary>
/// <param name="Id">The id of the element it fills.</param>
/// <param name="Html">What is in it.</param>
public sealed record Fragment(string Id, string Html)
{
    /// <summary>
    /// Whether it tells of the window, which time moves as well; otherwise of figures, which are the same while nothing else is known.
    /// </summary>
    [JsonIgnore]
    public bool IsOfWindow { get; init; }
}

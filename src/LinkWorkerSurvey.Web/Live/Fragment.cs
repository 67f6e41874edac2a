namespace LinkWorkerSurvey.Web.Live;

/// <summary>A part of the results page that changes by itself.</summary>
/// <param name="Id">The id of the element it fills.</param>
/// <param name="Html">What is in it.</param>
public sealed record Fragment(string Id, string Html);

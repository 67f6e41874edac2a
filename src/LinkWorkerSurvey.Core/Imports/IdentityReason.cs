namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A reason why a column may show who answered, when or from where.</summary>
/// <param name="Words">The reason, as the end of a sentence that begins with the column. It never quotes an answer.</param>
/// <param name="IsCertain">Whether it is certain that the column contains identifying data, so that it is never stored.</param>
internal sealed record IdentityReason(string Words, bool IsCertain = false);

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A reason why a column may say who answered, when or from where.</summary>
/// <param name="Words">The reason, to follow the name of the column. It quotes none of the answers.</param>
/// <param name="IsCertain">Whether the column holds nothing but identities, so that it can never be kept.</param>
internal sealed record IdentityReason(string Words, bool IsCertain = false);

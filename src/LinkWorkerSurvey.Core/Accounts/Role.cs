namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>A role of staff: what its members may do.</summary>
/// <param name="Id">The key of the role in the database. It never changes, whatever place the role has in the list.</param>
/// <param name="Name">The role's name, as it is stored and shown.</param>
/// <param name="Summary">What its members do, as a sentence for whoever chooses a role for somebody.</param>
/// <param name="Permissions">What its members may do.</param>
public sealed record Role(Guid Id, string Name, string Summary, IReadOnlySet<Permission> Permissions);

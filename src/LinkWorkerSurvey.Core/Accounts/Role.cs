namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>A role of staff with its permissions.</summary>
/// <param name="Id">The key of the role in the database. It never changes, whatever the role's position in the list.</param>
/// <param name="Name">The role's name, as stored and shown.</param>
/// <param name="Summary">What the role's members do, as a sentence for the administrator who assigns a role.</param>
/// <param name="Permissions">The permissions of the role's members.</param>
public sealed record Role(Guid Id, string Name, string Summary, IReadOnlySet<Permission> Permissions);

namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>A role of staff with its permissions.</summary>
/// <param name="Id">The role's key in the database, which stays the same when the list of roles is reordered.</param>
/// <param name="Name">The role's name, as stored and shown.</param>
/// <param name="Summary">A sentence that tells an administrator what members of the role can do.</param>
/// <param name="Permissions">The permissions of the role's members.</param>
public sealed record Role(Guid Id, string Name, string Summary, IReadOnlySet<Permission> Permissions);

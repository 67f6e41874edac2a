namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>The roles of staff and their permissions.</summary>
public static class Roles
{
    /// <summary>The name of the role that has every permission.</summary>
    public const string Administrator = "Administrator";

    /// <summary>
    /// The name of the role that reads results, matches them with earlier surveys, downloads text answers, and writes reports.
    /// </summary>
    public const string Analyst = "Analyst";

    /// <summary>The name of the role that codes text answers and reads results.</summary>
    public const string Coder = "Coder";

    /// <summary>The roles, from the most to the fewest permissions. A new role must have an id that no other role ever had.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        new(
            new("00000001-0000-0000-0000-000000000000"), Administrator,
            "Administrators can do everything, including creating surveys and adding staff.",
            Enum.GetValues<Permission>().ToHashSet()),
        new(
            new("00000002-0000-0000-0000-000000000000"), Analyst,
            "Analysts can read results, match them with earlier surveys and download text answers.",
            new HashSet<Permission>
            {
                Permission.ReadResults, Permission.MatchWordings, Permission.DownloadTexts, Permission.WriteReports,
            }),
        new(
            new("00000003-0000-0000-0000-000000000000"), Coder,
            "Coders can code answers, mark and approve quotes, and read results.",
            new HashSet<Permission> { Permission.ReadResults, Permission.CodeAnswers, Permission.ApproveQuotes }),
    ];

    /// <summary>Returns the names of the roles that have the given permission.</summary>
    public static IEnumerable<string> With(Permission permission) =>
        All.Where(role => role.Permissions.Contains(permission)).Select(role => role.Name);
}

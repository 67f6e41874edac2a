namespace LinkWorkerSurvey.Core.Accounts;

/// <summary>What staff may do.</summary>
public static class Roles
{
    /// <summary>Makes, opens and closes windows, and admits staff.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Reads results.</summary>
    public const string Analyst = "Analyst";

    /// <summary>Codes open answers, and reads results.</summary>
    public const string Coder = "Coder";

    /// <summary>All roles, the most powerful first.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, Analyst, Coder];
}

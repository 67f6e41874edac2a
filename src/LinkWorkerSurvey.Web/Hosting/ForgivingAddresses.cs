using System.Buffers;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Reads respondents' addresses as people copy them: in any case, and with the full stop or bracket of the sentence they stood in.
/// </summary>
internal static class ForgivingAddresses
{
    private static readonly string[] Pages = ["s", "i", "withdraw", "what-we-store"];
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(" .,;:!?'\"’”»)]}>…");

    public static void UseForgivingAddresses(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.Value is { } path && Corrected(path) is { } corrected)
            context.Request.Path = corrected;
        return next(context);
    });

    /// <summary>The address that was meant; null when it is the one that is asked for, or not a respondent's.</summary>
    public static string? Corrected(string path)
    {
        var end = path.AsSpan().LastIndexOfAnyExcept(Punctuation) + 1;
        var name = path.AsSpan(0, end);
        if (name.Length < 2 || name[0] != '/')
            return null;

        // The page and the survey's short name; what comes after may be sealed.
        var page = name[1..].IndexOf('/') is >= 0 and var slash ? slash + 1 : name.Length;
        var survey = page < name.Length && name[(page + 1)..].IndexOf('/') is >= 0 and var next ? page + 1 + next : name.Length;
        if (end == path.Length && !name[..survey].ContainsAnyInRange('A', 'Z'))
            return null;
        var asked = path[1..page];
        return Array.Exists(Pages, known => known.Equals(asked, StringComparison.OrdinalIgnoreCase))
            ? path[..survey].ToLowerInvariant() + path[survey..end]
            : null;
    }
}

using System.Buffers;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Corrects URLs of respondents' pages that were copied in capital letters, or with the full stop or bracket that followed in a sentence.
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

    /// <summary>Returns the corrected path; null if it needs no correction or does not belong to a respondents' page.</summary>
    public static string? Corrected(string path)
    {
        var end = path.AsSpan().LastIndexOfAnyExcept(Punctuation) + 1;
        var name = path.AsSpan(0, end);
        if (name.Length < 2 || name[0] != '/')
            return null;

        // Only the page's name and the survey's slug are changed to lower case; what follows may be encrypted and depends on case.
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

using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Figures;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Compares what the check says of a text.</summary>
internal static class ClaimAssert
{
    /// <summary>Asserts the claims of a text on the library survey with their verdicts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expected">The words of each claim and its verdict, such as '60%: bound; most common: wrong'.</param>
    public static void Claims(string text, string expected) => Claims(text, expected, LibrarySurvey.Figures);

    /// <summary>Asserts the claims of a text on other figures.</summary>
    public static void Claims(string text, string expected, WindowFigures figures)
    {
        var claims = ClaimCheck.Of(text, figures).Claims;
        Assert.Equal(expected, string.Join("; ", claims.Select(claim => $"{claim.Words}: {claim.Status.ToString().ToLowerInvariant()}")));
    }
}

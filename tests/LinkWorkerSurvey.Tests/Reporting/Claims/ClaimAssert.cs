using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Compares what the check says of a text on the library survey.</summary>
internal static class ClaimAssert
{
    /// <summary>Asserts the claims of a text with their verdicts.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expected">The words of each claim and its verdict, such as '60%: bound; most common: wrong'.</param>
    public static void Claims(string text, string expected)
    {
        var claims = ClaimCheck.Of(text, LibrarySurvey.Figures).Claims;
        Assert.Equal(expected, string.Join("; ", claims.Select(claim => $"{claim.Words}: {claim.Status.ToString().ToLowerInvariant()}")));
    }
}

using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

public class ClaimSuggestionTests
{
    [Theory]
    [InlineData("To borrow books was chosen by 27%.", "60%")]
    [InlineData("A quarter came to borrow books.", "Three-fifths")]
    public void ARowThatIsNamed_HasItsFigure(string text, string words) => Assert.Equal(words, Of(text));

    [Theory]
    [InlineData("To borrow books was chosen by 60%.")]
    [InlineData("## Reasons\n\nPeople borrow books. Dragons draw 27%.")]
    [InlineData("To borrow books draws 60%, and dragons draw 27%.")]
    public void ARowThatIsNotSure_HasNone(string text) => Assert.Null(Of(text));

    private static string? Of(string text) => ClaimSuggestion.Of(ClaimCheck.Of(text, LibrarySurvey.Figures).Claims[^1]);
}

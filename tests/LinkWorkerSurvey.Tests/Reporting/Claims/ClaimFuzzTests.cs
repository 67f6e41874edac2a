using System.Diagnostics;
using CsCheck;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

public class ClaimFuzzTests
{
    private static readonly string[] Pieces =
    [
        "39%", "per cent", "two-fifths", "nearly", "just", "over", "half", "a", "third", "most", "the", "majority", "of", "105",
        "respondents", "(",
        ")", "[", "](", "“", "”", "'", "\"", "`", "```", "\n", "\n\n", "#", "- ", "|", ">", ",", ";", ":", ".", "–",
        "rose", "from", "to",
        "than",
        "more", "in", "2021", "books", "computer", "and", "respectively", "\0", "\uD800", "é", "1,234.5", "99999999999999999999", "0", "-",
        "question",
        "up", "points", "twice", "as", "lowest", "all", "every", "hundred", "one", "out", "http://", "<", "[^1]", "=", "base", "n",
        "\u2019s", "\t",
    ];

    [Fact]
    public void NoText_MakesItThrow() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Bool).Array[0, 60].Sample(
            pieces =>
            {
                var text = string.Concat(pieces.Select(piece => Pieces[piece.Item1] + (piece.Item2 ? " " : "")));
                var claims = ClaimCheck.Of(text, LibrarySurvey.Figures, LibrarySurvey.Earlier).Claims;
                var end = 0;
                foreach (var claim in claims)
                {
                    Assert.InRange(claim.Start, end, text.Length - claim.Length);
                    Assert.Equal(claim.Words, text.Substring(claim.Start, claim.Length));
                    Assert.Equal(text[..claim.Start].Count(character => character == '\n') + 1, claim.Line);
                    Assert.NotEmpty(claim.Why);
                    end = claim.Start + claim.Length;
                }
            },
            iter: 3000);

    [Fact]
    public void AnyCharacters_AreReadWithoutAnException() =>
        Gen.String[0, 200].Sample(text => ClaimCheck.Of(text, LibrarySurvey.Figures).Claims.Count >= 0, iter: 2000);

    // About a second at most; minutes, if the time grew with the square of the length. The limit leaves room for a busy machine.
    [Theory]
    [InlineData("7")]
    [InlineData("%")]
    [InlineData("books ")]
    [InlineData("39% ")]
    [InlineData("39% books ")]
    [InlineData("(")]
    [InlineData("](")]
    [InlineData("\"a")]
    [InlineData("more a b than ")]
    [InlineData("from 39% to 45%, up ")]
    [InlineData("39% of books.\n\n")]
    [InlineData("# a\n")]
    public void Time_IsLinearInTheLengthOfTheText(string piece)
    {
        var watch = Stopwatch.StartNew();
        ClaimCheck.Of(Repeat(piece, 200_000), LibrarySurvey.Figures);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    // What is drafted from the figures is borne out: the words, the percentage and the count of every row.
    [Fact]
    public void TextDraftedFromTheFigures_IsBorneOut()
    {
        foreach (var table in LibrarySurvey.Figures.Questions)
        {
            foreach (var row in table.Categories.Where(row => !table.IsOther(row)))
            {
                var words = ProportionWords.Of(row.Share);
                var text = $"## {table.Heading}\n\n{char.ToUpperInvariant(words[0])}{words[1..]} of respondents mentioned {row.Label} "
                    + $"({row.Percent}%).\n\n{row.Label} was chosen by {words}, {row.Count} of {table.Base}.\n\n"
                    + $"- {row.Label}: {row.Percent}%\n";
                var claims = ClaimCheck.Of(text, LibrarySurvey.Figures).Claims;
                Assert.Equal(5, claims.Count);
                Assert.All(claims, claim => Assert.Equal((ClaimStatus.Bound, row.Label), (claim.Status, claim.Figure?.Row)));
            }
        }
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
}

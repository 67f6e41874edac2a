namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Tests tables of Markdown: the head of a column says which wave a cell is of, and what its bare number counts.</summary>
public class ClaimTableTests
{
    [Theory]
    [InlineData("| Reason | 2021 | Now |\n|---|---|---|\n| To use a computer | 24% | 33% |\n| To meet people | 21% | 22% |",
        "24%: bound; 33%: bound; 21%: wrong; 22%: wrong")]
    [InlineData("| Reason | n | % |\n|---|--:|--:|\n| To use a computer | 66 | 33 |\n| To meet people | 66 | 12 |",
        "66: bound; 33: bound; 66: wrong; 12: wrong")]
    [InlineData("| Reason | This survey (%) | First survey (%) | Change (points) |\n|:--|--|--|--|\n| To use a computer | 33 | 24 | +9 |",
        "33: bound; 24: bound; 9: bound")]
    [InlineData("| Reason | This survey (%) | First survey (%) | Change (points) |\n|:--|--|--|--|\n| To use a computer | 33 | 34 | +19 |",
        "33: bound; 34: wrong; 19: wrong")]
    [InlineData("| Reason | Share |\n|---|---|\n| To use a computer | 33% (66) |\n| To meet people | 21% (24) |",
        "33%: bound; 66: bound; 21%: bound; 24: wrong")]
    [InlineData("| Reason | This time | % |\n|---|---|---|\n| To use a computer | 66 | 33% |\n| To meet people | 33 | 21% |",
        "66: bound; 33%: bound; 33: wrong; 21%: bound")]
    [InlineData("| Reason | Now | 2021 | Trend |\n|---|---|---|---|\n| To use a computer | 33% | 24% | fewer |\n"
        + "| To borrow books | 60% | 72% | down |", "33%: bound; 24%: bound; fewer: wrong; 60%: bound; 72%: bound; down: bound")]
    public void Columns(string text, string expected) => ClaimAssert.Claims(text, expected);
}

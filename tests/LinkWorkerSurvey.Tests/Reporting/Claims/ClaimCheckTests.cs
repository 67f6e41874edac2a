using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

public class ClaimCheckTests
{
    [Theory]
    [InlineData("60% came to borrow books.", "60%: bound")]
    [InlineData("To borrow books was ticked by 60 per cent.", "60 per cent: bound")]
    [InlineData("Sixty per cent came to borrow books.", "Sixty per cent: bound")]
    [InlineData("Borrowing books (60.0%) came before computers (33.0%).", "60.0%: bound; before: bound; 33.0%: bound")]
    [InlineData("Borrowing books (60%), using a computer (33%) and meeting people (21%).", "60%: bound; 33%: bound; 21%: bound")]
    [InlineData("Books and computers brought 60% and 33%, respectively.", "60%: bound; 33%: bound")]
    [InlineData("Computers and books brought 60% and 33%, respectively.", "60%: wrong; 33%: wrong")]
    [InlineData("63% came to borrow books.", "63%: wrong")]
    [InlineData("Around 58% came to borrow books.", "Around 58%: bound")]
    [InlineData("Around 56% came to borrow books.", "Around 56%: wrong")]
    [InlineData("Over 60% came to borrow books.", "Over 60%: wrong")]
    [InlineData("At least 60% came to borrow books.", "At least 60%: bound")]
    public void Percentages(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("120 of 200 came to borrow books.", "120 of 200: bound")]
    [InlineData("120 out of the 200 respondents came to borrow books (60%).", "120 out of the 200: bound; 60%: bound")]
    [InlineData("120 of 210 came to borrow books.", "120 of 210: wrong")]
    [InlineData("42 respondents came to meet people.", "42 respondents: bound")]
    [InlineData("24 respondents came to meet people.", "24 respondents: wrong")]
    [InlineData("Six in ten came to borrow books.", "Six in ten: bound")]
    [InlineData("Four in ten came to borrow books.", "Four in ten: wrong")]
    public void Counts(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("The survey had 200 respondents.", "200 respondents: bound")]
    [InlineData("Of the 210 visitors, 60% came to borrow books.", "60%: bound")]
    [InlineData("Of the 210 people asked, 60% came to borrow books.", "210 people: wrong; 60%: bound")]
    [InlineData("Base: 200.", "200: bound")]
    [InlineData("Base: 105.", "105: wrong")]
    [InlineData("We asked what should change; 180 people answered this question.", "180 people: bound")]
    [InlineData("We asked what should change; 190 people answered this question.", "190 people: wrong")]
    [InlineData("We asked what should change; twenty people did not answer.", "twenty people: bound")]
    [InlineData("Two hundred people answered, and 120 came to borrow books.", "Two hundred people: bound; 120: bound")]
    [InlineData("In 2025, 120 people took part in our conference.", "")]
    [InlineData("We asked what should change; 180 answered, 20 didn't.", "180: bound; 20: bound")]
    [InlineData("We asked what should change; 180 answered, 30 didn't.", "180: bound; 30: wrong")]
    public void Bases(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("A third came to use a computer.", "A third: bound")]
    [InlineData("Nearly two-thirds came to use a computer.", "Nearly two-thirds: wrong")]
    [InlineData("Just over a fifth came to meet people.", "Just over a fifth: bound")]
    [InlineData("Nearly a fifth came to meet people.", "Nearly a fifth: wrong")]
    [InlineData("The majority came to borrow books.", "majority: bound")]
    [InlineData("The majority came to use a computer.", "majority: wrong")]
    [InlineData("Most respondents came to use a computer, and a minority to borrow books.", "Most: wrong; minority: wrong")]
    [InlineData("Almost half asked for longer opening hours.", "Almost half: bound")]
    [InlineData("Over half asked for longer opening hours.", "Over half: wrong")]
    [InlineData("Computers (33%) and meeting people (21%) were named by around a third.", "33%: bound; 21%: bound; around a third: wrong")]
    [InlineData("A few asked for a café.", "A few: bound")]
    [InlineData("A third reason was to meet people.", "")]
    [InlineData("All respondents were asked why they came.", "")]
    [InlineData("Most, it has to be said, came to use a computer.", "Most: wrong")]
    [InlineData("33% came to use a computer, and most confess that they came to meet people.", "33%: bound; most: wrong")]
    [InlineData("All respondents want more staff.", "All: wrong")]
    [InlineData("All respondents strongly want more staff.", "All: wrong")]
    [InlineData("All respondents gave their consent.", "")]
    public void Proportions(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books was the most common reason.", "most common: bound")]
    [InlineData("Meeting people was the most common reason.", "most common: wrong")]
    [InlineData("The main reason was to use a computer.", "main: wrong")]
    [InlineData("The lowest was an activity for children.", "lowest: bound")]
    [InlineData("More people came to borrow books than to use a computer.", "More: bound")]
    [InlineData("Fewer people came to borrow books than to use a computer.", "Fewer: wrong")]
    [InlineData("A café was mentioned more often than longer opening hours.", "more: wrong")]
    [InlineData("Computers came ahead of books.", "ahead of: wrong")]
    [InlineData("The most common answer was longer opening hours, followed by more staff.", "most common: bound; followed by: bound")]
    [InlineData("Twice as many came to meet people as to borrow books.", "Twice as: wrong")]
    public void Comparisons(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books fell from 72% to 60%.", "fell: bound; 72%: bound; 60%: bound")]
    [InlineData("Borrowing books rose from 72% to 60%.", "rose: wrong; 72%: bound; 60%: bound")]
    [InlineData("33% used a computer, up from 24% in 2021.", "33%: bound; up: bound; 24%: bound")]
    [InlineData("33% used a computer, up from 28% in 2021.", "33%: bound; up: bound; 28%: wrong")]
    [InlineData("Computers were 9 points higher than in 2021.", "9 points: bound; higher: bound")]
    [InlineData("Computers were 9 points lower than in 2021.", "9 points: bound; lower: wrong")]
    [InlineData("Computers were 4 points higher than in 2021.", "4 points: wrong; higher: bound")]
    [InlineData("Fewer people than in 2021 asked for longer opening hours.", "Fewer: wrong")]
    [InlineData("Meeting people was unchanged.", "unchanged: bound")]
    [InlineData("In 2021 there were 150 respondents.", "150 respondents: bound")]
    public void Changes(string text, string expected) => ClaimAssert.Claims(text, expected);

    // A figure of one row given to another, of the same question or of another one.
    [Theory]
    [InlineData("21% came to borrow books.", "21%: wrong")]
    [InlineData("49% came to use a computer.", "49%: wrong")]
    [InlineData("A café was asked for by 27% and more staff by 6%.", "27%: wrong; 6%: wrong")]
    [InlineData("## Satisfaction\n\n60% were very satisfied.", "60%: wrong")]
    public void AFigureOfAnotherRow_IsWrong(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("## What should change\n\nIt was hours that 49% spoke of.", "49%: bound")]
    [InlineData("## Question 3\n\n36% said fairly.", "36%: bound")]
    [InlineData("- Longer opening hours: 49%\n- More staff: 27%", "49%: bound; 27%: bound")]
    [InlineData("| Reason | Share |\n|---|---|\n| To borrow books | 60% |\n| To meet people | 33% |", "60%: bound; 33%: wrong")]
    [InlineData("Longer opening hours were asked for. It was the wish of 49%.", "49%: bound")]
    public void HeadingsListsAndSentencesBefore_SayWhatANumberIsAbout(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("71% asked for free parking.", "71%: unbound")]
    [InlineData("Dragons were seen by 12%.", "12%: unbound")]
    public void AFigureThatDoesNotExist_IsUnbound(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("From 18 January to 15 February 2026 the library was open.")]
    [InlineData("Question 3 and section 2.1 follow on page 12; see table 4.")]
    [InlineData("A visitor wrote: “Only 5% of the books are new.”")]
    [InlineData("See [the report](https://example.org/39%25/60%).")]
    [InlineData("`60% of books`")]
    [InlineData("> 99% of books")]
    [InlineData("```\n99% of books\n```")]
    [InlineData("The interval is a 95% confidence interval, and percentages do not add up to 100%.")]
    [InlineData("There were four pre-coded answers and three options.")]
    [InlineData("")]
    public void WhatIsNoClaim_IsNotInTheLedger(string text) => ClaimAssert.Claims(text, "");

    [Fact]
    public void AClaimThatAgreedWithAnEarlierEdition_IsStale()
    {
        var claim = Assert.Single(ClaimCheck.Of("58% came to borrow books.", LibrarySurvey.Figures, LibrarySurvey.Earlier).Claims);
        Assert.Equal(ClaimStatus.Stale, claim.Status);
        Assert.Equal(ClaimStatus.Wrong, ClaimCheck.Of("57% came to borrow books.", LibrarySurvey.Figures,
            LibrarySurvey.Earlier).Claims[0].Status);
    }

    [Fact]
    public void AClaim_KnowsItsPlaceAndItsFigure()
    {
        const string Text = "# A library\n\nPeople came.\nThe café was\nwished for by 7%.";
        var claim = Assert.Single(ClaimCheck.Of(Text, LibrarySurvey.Figures).Claims);
        Assert.Equal((5, "7%", "7%"), (claim.Line, claim.Words, Text.Substring(claim.Start, claim.Length)));
        Assert.Equal(new ClaimFigure("Q2", "A café", 12, 200, 6), claim.Figure);
        Assert.Equal("'A café' (2 What should change) has 6% (12 of 200), which these words do not fit.", claim.Why);
    }
}

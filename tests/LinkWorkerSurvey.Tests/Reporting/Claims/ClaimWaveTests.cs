using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Tests of which wave a number is said to be, in sentences on the library survey and its comparison wave of 2021.</summary>
public class ClaimWaveTests
{
    [Theory]
    [InlineData("Using a computer: 24% → 33%.", "24%: bound; 33%: bound")]
    [InlineData("Using a computer: 33% → 24%.", "33%: wrong; 24%: wrong")]
    [InlineData("Using a computer: 24% -> 33%.", "24%: bound; 33%: bound")]
    [InlineData("Using a computer went from about a quarter (24%) to a third (33%).",
        "about a quarter: bound; 24%: bound; a third: bound; 33%: bound")]
    [InlineData("Not being satisfied has gone from 30 people to 20.", "30 people: bound; 20: bound")]
    public void ArrowsAndFromTo(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Longer opening hours: 49% now, 30% then.", "49%: bound; 30%: bound")]
    [InlineData("Longer opening hours: then 30%, now 49%.", "30%: bound; 49%: bound")]
    [InlineData("Longer opening hours: then 49%, now 30%.", "49%: wrong; 30%: wrong")]
    [InlineData("Longer opening hours are at 49% (30% in 2021).", "49%: bound; 30%: bound")]
    [InlineData("Longer opening hours (2021: 30%; now: 49%).", "30%: bound; 49%: bound")]
    [InlineData("In the first survey 30% asked for longer opening hours, and 36% for more staff.", "30%: bound; 36%: bound")]
    [InlineData("Thirty per cent of respondents wished for longer opening hours in 2021; this time it is 49%.",
        "Thirty per cent: bound; 49%: bound")]
    [InlineData("Of the 150 who answered in 2021, 45 asked for longer opening hours; of the 200 now, 98 do.",
        "150: bound; 45: bound; 98: bound")]
    public void NamesOfWaves(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books had been at 72%; it is at 60% now.", "72%: bound; 60%: bound")]
    [InlineData("Borrowing books used to draw 72%, now it draws 60%.", "72%: bound; 60%: bound")]
    [InlineData("Borrowing books is named by 60%, against 72% four years ago.", "60%: bound; 72%: bound")]
    [InlineData("Where 20% were not satisfied in 2021, only 10% are today.", "20%: bound; 10%: bound")]
    [InlineData("Borrowing books, once named by 65%, is at 60%.", "65%: wrong; 60%: bound")]
    public void Verbs(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Other wishes had these shares in 2021: longer opening hours 30%, more staff 36%, a café 8%.",
        "30%: bound; 36%: bound; 8%: bound")]
    [InlineData("The other shares of 2021 were 36% for more staff and 6% for a café.", "36%: bound; 6%: wrong")]
    [InlineData("In 2021, 24% used a computer. A fifth took their children to an activity.", "24%: bound; A fifth: bound")]
    public void WhatLeads_HoldsForAllThatFollows(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books has fallen by 12 points to 60%.", "fallen: bound; 12 points: bound; 60%: bound")]
    [InlineData("In 2021 it was 72% who came to borrow books, so the share has fallen by 12 points to 60%.",
        "72%: bound; fallen: bound; 12 points: bound; 60%: bound")]
    [InlineData("Meeting people is virtually unchanged from 22%.", "unchanged: bound; 22%: bound")]
    [InlineData("Meeting people held up at 22%.", "22%: wrong")]
    [InlineData("We repeat the survey of 2021, to which 150 people responded.", "150 people: bound")]
    public void WhereAChangeCameFromOrTo(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("33% used a computer. 2021: 24%.", "33%: bound; 24%: bound")]
    [InlineData("33% used a computer. 2021: 36%.", "33%: bound; 36%: wrong")]
    [InlineData("33% used a computer. It's up 9 points.", "33%: bound; up: bound; 9 points: bound")]
    [InlineData("33% used a computer. It's up 19 points.", "33%: bound; up: bound; 19 points: wrong")]
    [InlineData("33% used a computer. That is most of us.", "33%: bound; most: wrong")]
    [InlineData("- Using a computer: 33%; 2021: 24%; –9 points", "33%: bound; 24%: bound; 9 points: wrong")]
    [InlineData("## Satisfaction\n\nAnswered: 196. Not answered: 14.", "196: bound; 14: wrong")]
    public void ASentenceWithoutWordsOfARow_GoesOn(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("In 2021, free parking was the wish of 20%.", "20%: bound")]
    [InlineData("In 2021, free parking was the wish of 27%.", "27%: wrong")]
    [InlineData("27% asked for free parking.", "27%: unbound")]
    public void RowsThatOnlyTheComparisonWaveHas(string text, string expected) => ClaimAssert.Claims(text, expected, WithParking);

    private static WindowFigures WithParking => LibrarySurvey.Figures with
    {
        Questions =
        [
            .. LibrarySurvey.Figures.Questions.Select(table => table.Number != 2 ? table : table with
            {
                Comparison = table.Comparison! with { OnlyThere = new Dictionary<string, Share> { ["Free parking"] = new(30, 150) } },
            }),
        ],
    };

    [Theory]
    [InlineData("Using a computer gained +9 points.", "gained: bound; 9 points: bound")]
    [InlineData("Using a computer (−9 points).", "9 points: wrong")]
    [InlineData("Borrowing books fell by 12 points, meeting people by one.", "fell: bound; 12 points: bound; one: bound")]
    [InlineData("The number who came to meet people rose from 33 to 42.", "rose: bound")]
    public void SizesOfChanges(string text, string expected) => ClaimAssert.Claims(text, expected);
}

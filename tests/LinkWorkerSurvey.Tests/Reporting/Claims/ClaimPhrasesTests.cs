namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Tests how the check understands the ways in which English compares and counts, in sentences on one small survey.</summary>
public class ClaimPhrasesTests
{
    [Theory]
    [InlineData("To use a computer ranks well above borrowing books.", "above: wrong")]
    [InlineData("To borrow books ranks just above using a computer.", "above: bound")]
    [InlineData("Using a computer is clearly ahead.", "ahead: wrong")]
    [InlineData("Borrowing books is clearly ahead.", "ahead: bound")]
    [InlineData("Most therefore chose to use a computer.", "Most: wrong")]
    public void AdverbsBetween(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Clearly visitors want to meet people, as over a fifth mentioned this reason to use the place (21%).",
        "over a fifth: bound; 21%: bound")]
    [InlineData("Clearly visitors want to meet people, as over a fifth mentioned this reason to use the place (33%).",
        "over a fifth: bound; 33%: wrong")]
    public void ThisAndThese_InBrackets(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Using a computer was the second most common reason.", "second most common: bound")]
    [InlineData("The third most common reason was to use a computer.", "third most common: wrong")]
    [InlineData("In second place came using a computer.", "second place: bound")]
    [InlineData("Taking children to an activity came third.", "came third: wrong")]
    [InlineData("At the bottom of the list was taking children to an activity.", "At the bottom: bound")]
    [InlineData("Borrowing books topped the list.", "topped the list: bound")]
    [InlineData("A café was wished for least often.", "least often: bound")]
    [InlineData("Longer opening hours lead with 49%.", "lead with: bound; 49%: bound")]
    [InlineData("The two main reasons were borrowing books and using a computer.", "main: bound")]
    [InlineData("The two main reasons were borrowing books and meeting people.", "main: wrong")]
    [InlineData("The top three were borrowing books, using a computer and meeting people.", "top: bound")]
    [InlineData("Borrowing books was named more than any other reason.", "more than any other: bound")]
    [InlineData("Meeting people was named more often than anything else.", "more often than anything else: wrong")]
    [InlineData("Nothing was wished for more often than a café.", "more often than: wrong")]
    [InlineData("Borrowing books was one of the most common reasons.", "")]
    [InlineData("More staff came last time too.", "")]
    [InlineData("Borrowing books is still out in front.", "out in front: bound")]
    [InlineData("Most common reason: borrowing books; second: meeting people.", "Most common: bound; second: wrong")]
    [InlineData("60% came to borrow books. It's now the top reason.", "60%: bound; top: bound")]
    [InlineData("A café is what people want most.", "most: wrong")]
    [InlineData("What people want most is longer opening hours.", "most: bound")]
    [InlineData("Meeting people tops the reasons.", "tops: wrong")]
    [InlineData("The second reason was to use a computer.", "second reason: bound")]
    [InlineData("The second reason was to meet people.", "second reason: wrong")]
    public void Places(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Meeting people came behind using a computer.", "behind: bound")]
    [InlineData("A café was outnumbered by quiet rooms to study.", "outnumbered by: bound")]
    [InlineData("Quiet rooms to study trail a café.", "trail: wrong")]
    [InlineData("As many came to meet people as to use a computer.", "As many: wrong")]
    [InlineData("Quiet rooms to study and a café were named equally often.", "equally often: wrong")]
    [InlineData("More staff were not wished for as often as longer opening hours.", "as often: bound")]
    [InlineData("49% asked for longer opening hours, and fewer asked for more staff.", "49%: bound; fewer: bound")]
    [InlineData("27% asked for more staff, and more asked for a café.", "27%: bound; more: wrong")]
    [InlineData("21% came to meet people, more than the 33% who came to use a computer.", "21%: bound; more: wrong; 33%: bound")]
    [InlineData("Computers were named by 33%, a smaller share than books.", "33%: bound; smaller: bound")]
    [InlineData("Quiet rooms to study: 46 people, more than a café.", "46 people: bound; more: bound")]
    [InlineData("Books and computers are the reasons of many; meeting people came ahead of both.", "ahead of: wrong")]
    [InlineData("Nothing is said here about more than any of this.", "")]
    [InlineData("A café keeps its lead over more staff.", "its lead over: wrong")]
    [InlineData("Quiet rooms to study were wished for by 46 people, and a café less often than that.", "46 people: bound; less: bound")]
    [InlineData("Quiet rooms to study were wished for by 46 people, and a café more often than that.", "46 people: bound; more: wrong")]
    [InlineData("33% came to use a computer, 24 people more than came to meet people.", "33%: bound; more: bound")]
    [InlineData("Longer opening hours and more staff were level.", "level: wrong")]
    [InlineData("Longer opening hours are less common than they were.", "less: wrong")]
    public void TwoRows(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Nearly twice as many came to borrow books as to use a computer.", "Nearly twice as: bound")]
    [InlineData("More than twice as many came to borrow books as to use a computer.", "More than twice as: wrong")]
    [InlineData("Half as many came to meet people as to borrow books.", "Half as: wrong")]
    [InlineData("Four times as many asked for more staff as for a café.", "Four times as: wrong")]
    [InlineData("Longer opening hours were asked for eight times as often as a café.", "eight times as: bound")]
    [InlineData("Borrowing books had twice the share of using a computer.", "twice the share: bound")]
    public void Multiples(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Longer opening hours and more staff together make up 76%.", "76%: bound")]
    [InlineData("Longer opening hours and more staff together make up 86%.", "86%: wrong")]
    [InlineData("Between 20% and 25% came to meet people.", "Between 20% and 25%: bound")]
    [InlineData("20–25% came to use a computer.", "20–25%: wrong")]
    public void SumsAndRanges(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books was 27 points ahead of using a computer.", "27 points: bound; ahead of: bound")]
    [InlineData("Borrowing books was 20 points ahead of using a computer.", "20 points: wrong; ahead of: bound")]
    public void PointsBetweenRows(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books leads using a computer by 27 points.", "leads: bound; 27 points: bound")]
    [InlineData("Borrowing books leads using a computer by 12 points.", "leads: bound; 12 points: wrong")]
    [InlineData("The gap between borrowing books (60%) and using a computer (33%) is 27 points.",
        "60%: bound; 33%: bound; 27 points: bound")]
    [InlineData("Borrowing books is 27 percentage points clear of using a computer.", "27 percentage points: bound")]
    [InlineData("Quiet rooms to study did worse than a café.", "worse: wrong")]
    [InlineData("More staff outdoes a café.", "outdoes: bound")]
    [InlineData("The bottom two are more staff and a café.", "bottom: wrong")]
    [InlineData("6% asked for a café; eight times as many asked for longer opening hours.", "6%: bound; eight times as: bound")]
    public void PointsAndPairs(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Borrowing books drew 120, using a computer 66 and meeting people 24.", "120: bound; 66: bound; 24: wrong")]
    [InlineData("Books were named by 60 per cent, and computers by 33.", "60 per cent: bound; 33: bound")]
    [InlineData("60, 33 and 21 per cent for borrowing books, using a computer and meeting people.",
        "60: bound; 33: bound; 21 per cent: bound")]
    [InlineData("Respectively 60% and 33% named borrowing books and using a computer.", "60%: bound; 33%: bound")]
    [InlineData("Borrowing books (120; 60%) and using a computer (66, 33%).", "120: bound; 60%: bound; 66: bound; 33%: bound")]
    [InlineData("Borrowing books is ahead of using a computer (60% v 33%).", "ahead of: bound; 60%: bound; 33%: bound")]
    [InlineData("Meeting people? 42. A café? Twenty.", "42: bound; Twenty: wrong")]
    [InlineData("Two in five? No: between a half and two-thirds came to borrow books.", "between a half and two-thirds: bound")]
    [InlineData("60% or more came to borrow books.", "60% or more: bound")]
    [InlineData("Nothing else reaches even 50%.", "")]
    [InlineData("Not one in ten asked for a café.", "")]
    [InlineData("Most of us, in short, are readers.", "")]
    public void NumbersBesideEachOther(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Meeting people (21%, n = 42) and a café (6%, n = 24).", "21%: bound; 42: bound; 6%: bound; 24: wrong")]
    [InlineData("Meeting people (21%, n = 200).", "21%: bound; 200: bound")]
    [InlineData("Borrowing books was the answer of 120 respondents.", "120 respondents: bound")]
    [InlineData("The 42 people who came to meet people are not lonely.", "42 people: bound")]
    [InlineData("Borrowing books was named by 120, far more than using a computer.", "120: bound; more: bound")]
    [InlineData("120 came to borrow books and 66 to use a computer.", "120: bound; 66: bound")]
    [InlineData("200 responses came in during four weeks.", "200 responses: bound")]
    [InlineData("All but a handful answered, and each of the 3 questions fits on a page.", "")]
    public void NumbersOfPeople_AreOfARowOrTheBase(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("What should change was left blank by 10%, that is by 20 people.", "10%: bound; 20 people: bound")]
    [InlineData("What should change was left blank by 20%.", "20%: wrong")]
    [InlineData("90% answered the question about what should change.", "90%: bound")]
    [InlineData("Twenty kept silent on what should change.", "Twenty: bound")]
    [InlineData("What should change: 190 answers, 20 blanks.", "190 answers: wrong; 20 blanks: bound")]
    [InlineData("180 answered the question on what should change and 196 the one on satisfaction.", "180: bound; 196: bound")]
    [InlineData("Of those who answered, 25% were very satisfied.", "25%: wrong")]
    [InlineData("Nobody can tell whose answers came when.", "")]
    [InlineData("No single wish has a majority.", "")]
    [InlineData("Every second visitor asked for longer opening hours.", "")]
    [InlineData("Every second person asked for longer opening hours.", "Every second: bound")]
    [InlineData("Every fifth person asked for longer opening hours.", "Every fifth: wrong")]
    [InlineData("The greater part of the visitors came to borrow books.", "greater part: bound")]
    [InlineData("Thank you, everyone!", "")]
    public void AnswersToAQuestion_AndWhatIsNoClaim(string text, string expected) => ClaimAssert.Claims(text, expected);

    [Theory]
    [InlineData("Longer opening hours rose by more than half.", "rose: bound; more than half: wrong")]
    [InlineData("Using a computer was more common in 2021.", "")]
    [InlineData("Not being satisfied halved, from 20% to 10%.", "halved: bound; 20%: bound; 10%: bound")]
    [InlineData("Not being satisfied doubled.", "doubled: wrong")]
    [InlineData("Longer opening hours were wished for as often as in 2021.", "as often: wrong")]
    [InlineData("Borrowing books was the most common reason in 2021.", "most common: bound")]
    [InlineData("In 2021, borrowing books was named by 72%, and using a computer by 24%.", "72%: bound; 24%: bound")]
    [InlineData("Meeting people, named by 22% in 2021, came third with 21%.", "22%: bound; came third: bound; 21%: bound")]
    [InlineData("200 people took part, more than in 2021.", "200 people: bound; more: bound")]
    [InlineData("This time 200 people took part, fewer than in 2021.", "200 people: bound; fewer: wrong")]
    [InlineData("Borrowing books and using a computer are the main reasons. The former was named by 60%, the latter by 33%.",
        "main: bound; 60%: bound; 33%: bound")]
    [InlineData("Computers and books brought 60% and 33%, in that order.", "60%: wrong; 33%: wrong")]
    [InlineData("Quiet rooms to study and more staff were wished for by 20 people each.", "20 people: wrong")]
    public void Changes(string text, string expected) => ClaimAssert.Claims(text, expected);
}

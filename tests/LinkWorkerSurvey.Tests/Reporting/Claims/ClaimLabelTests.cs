using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Tests.Reporting.Claims;

/// <summary>Tests categories that are hard to tell from other words: numbers, points of a scale and degrees of agreement.</summary>
public class ClaimLabelTests
{
    [Theory]
    [InlineData("22% have worked for 1 to 2 years, and 28% for three to five years.", "22%: bound; 28%: bound")]
    [InlineData("22% have worked for 3–5 years.", "22%: wrong")]
    [InlineData("- Less than 1 year: 12%\n- 1 to 2 years: 22%\n- More than 10 years: 24%", "12%: bound; 22%: bound; 24%: wrong")]
    [InlineData("One in eight joined less than a year ago; 13% have over ten years of service.", "One in eight: bound; 13%: bound")]
    [InlineData("The largest group has served between 3 and 5 years (28%, 70 people).", "largest: bound; 28%: bound; 70 people: bound")]
    public void RangesOfNumbers(string text, string expected) => Staff("## Length of service", text, expected);

    [Theory]
    [InlineData("Those aged 25–34 are 21%, and 16% are 55 or over.", "21%: bound; 16%: bound")]
    [InlineData("27% are aged 18 to 24.", "27%: wrong")]
    [InlineData("45–54 was ticked by 66 people.", "66 people: bound")]
    public void Ages(string text, string expected) => Staff("## Age", text, expected);

    [Theory]
    [InlineData("40% gave a rating of 4, 20% a 5 and only 4% a 1.", "40%: bound; 20%: bound; 4%: bound")]
    [InlineData("- 4: 40%\n- 5: 40%", "40%: bound; 40%: wrong")]
    [InlineData("Two-fifths rate their job 4 out of 5.", "Two-fifths: bound")]
    [InlineData("A fifth rate their job 4 out of 5.", "A fifth: wrong")]
    [InlineData("Two-fifths of respondents chose “4” (40%).", "Two-fifths: bound; 40%: bound")]
    [InlineData("Two-fifths of respondents chose “5” (40%).", "Two-fifths: wrong; 40%: wrong")]
    public void PointsOfAScale(string text, string expected) => Staff("## Rating of the job", text, expected);

    [Theory]
    [InlineData("19% strongly agree and 45% agree.", "19%: bound; 45%: bound")]
    [InlineData("- Disagree: 12%\n- Strongly disagree: 5%\n- Agree: 12%", "12%: bound; 5%: bound; 12%: wrong")]
    [InlineData("Nearly two-thirds agree or strongly agree.", "Nearly two-thirds: bound")]
    public void DegreesOfAgreement(string text, string expected) => Staff("## Wellbeing", text, expected);

    [Theory]
    [InlineData("Six in ten (60%) rate their job 4 or 5.", "Six in ten: bound; 60%: bound")]
    [InlineData("One in seven gave it a 1 or a 2, and half gave it a 4 or a 5.", "One in seven: bound; half: wrong")]
    [InlineData("Most people rated their job 1 or 2.", "Most: wrong")]
    public void SumsOfPoints(string text, string expected) => Staff("## Rating of the job", text, expected);

    [Theory]
    [InlineData("A third have been here for two years or less (85 of 250).", "A third: bound; 85 of 250: bound")]
    [InlineData("Two years or less was ticked by 90 of 250.", "90 of 250: wrong")]
    public void SumsOfRanges(string text, string expected) => Staff("## Length of service", text, expected);

    [Theory]
    [InlineData("Four respondents gave the highest rating.", "Four respondents: wrong")]
    [InlineData("50 respondents gave the highest rating, and 10 the lowest.", "50 respondents: bound; 10: bound")]
    public void EndsOfAScale(string text, string expected) => Staff("## Rating of the job", text, expected);

    [Theory]
    [InlineData("The average rating of the job was 4.2.", "4.2: unbound")]
    [InlineData("The mean was 3.6 out of 5.", "3.6: unbound")]
    public void Means_AreInNoTable(string text, string expected) => Staff("## Rating of the job", text, expected);

    [Theory]
    [InlineData(
        "“4” for “How would you rate your job, from 1 to 5?” (40%), “3 to 5 years” for “How long have you worked here?” (28%).",
        "40%: bound; 28%: bound")]
    [InlineData("In the order of the scale: “1” (4%), “2” (10%), “3” (24%), “4” (40%), “5” (20%).",
        "4%: bound; 10%: bound; 24%: bound; 40%: bound; 20%: bound")]
    [InlineData("Suggestions of a program were visible in 97% of these decisions.", "")]
    [InlineData("Question 4 was coded twice: 100%, alpha 0.81 (95% interval 0.70 to 0.90), n = 30.", "")]
    public void SentencesOfADraft(string text, string expected) => Staff("## Rating of the job", text, expected);

    // What the program itself writes of each row.
    [Fact]
    public void TextDraftedFromTheFigures_IsBorneOut()
    {
        foreach (var table in StaffSurvey.Figures.Questions)
        {
            foreach (var row in table.Categories)
            {
                var text = $"## {table.Heading}\n\n“{row.Label}” was chosen by {row.Percent}% ({row.Count} of {table.Base}).";
                Assert.All(
                    ClaimCheck.Of(text, StaffSurvey.Figures).Claims,
                    claim => Assert.Equal((ClaimStatus.Bound, row.Label), (claim.Status, claim.Figure?.Row)));
            }
        }
    }

    private static void Staff(string heading, string text, string expected) =>
        ClaimAssert.Claims($"{heading}\n\n{text}", expected, StaffSurvey.Figures);
}

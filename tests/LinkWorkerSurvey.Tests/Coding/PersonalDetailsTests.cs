using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Tests.Coding;

public class PersonalDetailsTests
{
    [Theory]
    [InlineData("we meet near SW1A 1AA on Mondays", PersonalDetail.Postcode)]
    [InlineData("m11ae", PersonalDetail.Postcode)]
    [InlineData("write to nia.o'neil+work@example.org.uk please", PersonalDetail.Email)]
    [InlineData("call 020 7946 0018", PersonalDetail.Phone)]
    [InlineData("or +44 (0)7700-900123", PersonalDetail.Phone)]
    [InlineData("I work at Riverside Surgery", PersonalDetail.Employer)]
    [InlineData("the Friends of St Mary's Hospice asked", PersonalDetail.Employer)]
    [InlineData("seconded from Age UK Oldham", PersonalDetail.Employer)]
    public void ADetail_IsFound(string text, PersonalDetail expected) => Assert.Equal([expected], PersonalDetails.In(text));

    [Theory]
    [InlineData("listening, patience and 15 years in the NHS")]
    [InlineData("we trust each other; good practice matters")]
    [InlineData("about 2019 clients @ 3 sites")]
    [InlineData("")]
    public void WordsOfTheTrade_AreNone(string text) => Assert.Empty(PersonalDetails.In(text));

    [Fact]
    public void Places_AreThoseOfTheDetails_InTheirOrder_NoneTwice()
    {
        const string text = "At Riverside Surgery, M1 1AE: (nia@example.org). Or 01632 960001, once more M1 1AE";

        Assert.Equal(
            ["Riverside Surgery", "M1 1AE", "nia@example.org", "01632 960001", "M1 1AE"],
            PersonalDetails.PlacesIn(text).Select(place => text.Substring(place.Start, place.Length)));
        Assert.Empty(PersonalDetails.PlacesIn("listening, patience and 15 years in the NHS"));
    }

    [Fact]
    public void SeveralKinds_AreEachFoundOnce() =>
        Assert.Equal([PersonalDetail.Postcode, PersonalDetail.Phone], PersonalDetails.In("M1 1AE, M1 1AE, 01632 960001 or 01632 960002"));
}

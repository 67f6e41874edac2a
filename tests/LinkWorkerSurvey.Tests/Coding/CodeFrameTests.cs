using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Coding;

public class CodeFrameTests
{
    private readonly CodeFrame frame = new SurveyWindow(
        new Questionnaire(TestData.Questionnaire),
        "wave",
        "Wave",
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UtcNow).Frames.First(f => f.Question == "Q6");

    [Fact]
    public void ACode_StandsBesideTheOptionsAndUnderItsNet()
    {
        var net = frame.AddNet("Support");
        var code = frame.AddCode("A safe space", net);

        Assert.Equal(code, frame.Codes[^1]);
        Assert.Equal(net, code.Net);
        Assert.Null(code.OptionKey);
    }

    [Fact]
    public void ALabelUsedAlready_IsRefused()
    {
        frame.AddNet("Support");
        Assert.Throws<RuleException>(() => frame.AddNet("Support"));
        Assert.Throws<RuleException>(() => frame.AddCode(frame.Codes[0].Label));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    public void ALabelOfNothingOrTooMuch_IsRefused(int length)
    {
        Assert.Equal("Label", Assert.Throws<RuleException>(() => frame.AddCode(new string('a', length))).About);
        Assert.Equal("Label", Assert.Throws<RuleException>(() => frame.AddNet(new string('a', length))).About);
    }

    [Fact]
    public void ASignedOffFrame_DoesNotGrow_AndKeepsItsFirstDate()
    {
        frame.SignOff(DateTimeOffset.UnixEpoch);
        frame.SignOff(DateTimeOffset.UtcNow);

        Assert.Equal(DateTimeOffset.UnixEpoch, frame.SignedOffAt);
        Assert.Throws<RuleException>(() => frame.AddCode("New"));
        Assert.Throws<RuleException>(() => frame.AddNet("New"));
    }
}

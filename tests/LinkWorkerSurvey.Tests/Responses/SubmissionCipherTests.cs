using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Responses;

public class SubmissionCipherTests
{
    private const int Window = 7;
    private static readonly SubmissionCipher Seal = new(new SecretKeys(TestDatabase.Secret));
    private static readonly WithdrawalCode Code = WithdrawalCode.Mint();

    [Fact]
    public void Open_GivesBackWhatWasSealed() =>
        Gen.String[1, 400]
            .Sample(words =>
            {
                var submission = new Submission(
                    TestData.Questionnaire,
                    [201, 601],
                    [new AnswerText("Q4", false, "x" + words), new AnswerText("Q6", true, "y" + words)]);
                var opened = Seal.Open(Window, Seal.Seal(Window, submission));
                Assert.Equal(submission.Ticks, opened.Ticks);
                Assert.Equal(submission.Texts, opened.Texts);
            });

    [Fact]
    public void Open_OfTheLongestSubmission_GivesItBack()
    {
        var texts = TestData.Questionnaire.Questions.Select(q => new AnswerText(
            q.Code,
            q.Other is not null,
            string.Concat(Enumerable.Repeat("👍🏽", q.Other is null ? 5000 : 500))));
        var submission = new Submission(TestData.Questionnaire, [], texts);
        Assert.Equal(submission.Texts, Seal.Open(Window, Seal.Seal(Window, submission)).Texts);
    }

    [Fact]
    public void Open_WithAnotherSecret_IsRefused() =>
        Assert.ThrowsAny<CryptographicException>(() =>
            new SubmissionCipher(new SecretKeys(new byte[32])).Open(Window, Seal.Seal(Window, TestData.Submission())));

    [Fact]
    public void Open_ForAnotherWindow_IsRefused() =>
        Assert.ThrowsAny<CryptographicException>(() => Seal.Open(Window + 1, Seal.Seal(Window, TestData.Submission())));

    [Fact]
    public void Open_WithAnyBitFlipped_IsRefused()
    {
        var sealedSheet = Seal.Seal(Window, TestData.Submission());
        Gen.Int[0, (sealedSheet.Length * 8) - 1].Sample(bit =>
        {
            var damaged = sealedSheet.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => Seal.Open(Window, damaged));
        });
    }

    [Fact]
    public void Seal_OfTheSameSubmissionTwice_LooksDifferent() =>
        Assert.NotEqual(Seal.Seal(Window, TestData.Submission()), Seal.Seal(Window, TestData.Submission()));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3_900, 4)]
    [InlineData(4_100, 32)]
    [InlineData(32_000, 32)]
    [InlineData(33_000, 256)]
    [InlineData(261_000, 256)]
    [InlineData(263_000, 2048)]
    public void Seal_PadsToFewSizes_OfPlainUtf8(int bytes, int kilobytes)
    {
        // Seven open questions; a family emoji is one character of 25 bytes.
        var open = TestData.Questionnaire.Questions.Where(q => q.Kind == QuestionKinds.OpenText).Select(q => q.Code).ToList();
        const string family = "👨‍👩‍👧‍👦";
        var perText = bytes / open.Count;
        var texts = open.Select(q => new AnswerText(
            q,
            false,
            string.Concat(Enumerable.Repeat(family, perText / 25)) + new string('a', perText % 25)));
        Assert.Equal((kilobytes * 1024) + SecretBox.Overhead, Seal.Seal(Window, new Submission(TestData.Questionnaire, [], texts)).Length);
    }

    [Theory]
    [InlineData("It's <b>5 & 6</b> +")]
    [InlineData("Ŵythnos tŷ")]
    [InlineData("你好")]
    [InlineData("👍🏽")]
    public void Seal_AnyWriting_TakesItsPlainUtf8Only(string words)
    {
        var longest = Enumerable.Range(1, 5000 / RespondentText.Length(words)).Last(n => SizeOf(words, n) == SizeOf(words, 1));
        Assert.InRange(longest * Encoding.UTF8.GetByteCount(words), 3_900, 4_096);

        static int SizeOf(string words, int times) =>
            Seal.Seal(
                Window,
                new Submission(TestData.Questionnaire, [], [new("Q4", false, string.Concat(Enumerable.Repeat(words, times)))])).Length;
    }

    [Fact]
    public void TheNamesOfOneForm_DependOnTheSecret()
    {
        var other = new SubmissionCipher(new SecretKeys(new byte[32]));
        Assert.NotEqual(Seal.LookupKey(Code), other.LookupKey(Code));
        Assert.NotEqual(Seal.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Fingerprint_TellsNothingOfTheSecret() =>
        Assert.DoesNotContain(
            Encoding.Latin1.GetString(TestDatabase.Secret[..4]),
            Encoding.Latin1.GetString(Seal.Fingerprint),
            StringComparison.Ordinal);

    [Fact]
    public void AShortSecret_IsRefused() => Assert.Throws<ArgumentException>(() => new SubmissionCipher(new SecretKeys(new byte[31])));
}

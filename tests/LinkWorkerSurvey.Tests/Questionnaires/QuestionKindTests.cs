using System.Net;
using System.Text;
using System.Text.Json;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Reporting.CrossTables;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Reporting.Figures;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Reporting;

namespace LinkWorkerSurvey.Tests.Questionnaires;

/// <summary>
/// Tests every kind of question end to end: written into a questionnaire, asked, answered, stored, counted, cross-tabulated, exported and
/// imported. A kind without a sample here, or without one of these steps, fails.
/// </summary>
public class QuestionKindTests
{
    private static readonly Question[] Samples =
    [
        Asked("singleChoice") with { Options = [new(101, "Yes"), new(102, "No")], Other = new(199, "Something else") },
        Asked("multipleChoice") with { Options = [new(101, "Housing"), new(102, "Debt"), new(103, "Sleep")] },
        Asked("ratingScale") with { Options = [new(101, "1 - Not at all"), new(102, "2"), new(103, "3"), new(104, "4 - Very")] },
        Asked("openText"),
    ];

    public static TheoryData<string> Kinds => [.. QuestionKinds.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AQuestionOfEveryKind_IsAskedStoredCountedExportedAndImported(string kind)
    {
        var question = Sample(kind);
        var document = QuestionnaireDocument.Parse(Document(question).ToJson());
        Assert.Equal(Document(question).ToJson(), document.ToJson());
        Assert.Equal(kind, document.Questions[0].Kind.Name);
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, "kind", document);
        await using var app = new SurveyApp(database);

        // Asked, and answered by two people for each choice, or in words.
        var choices = question.Choices().ToList();
        var sent = 2 * Math.Max(window.MinimumBatchSize, choices.Count);
        for (var i = 0; i < sent; i++)
        {
            var client = app.Client();
            var page = await client.PageAsync("/s/kind");
            Assert.Contains(question.Text, page.QuerySelector("[data-question]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(choices.Select(o => $"{o.Key}"), page.QuerySelectorAll("[name=Q1][value]").Select(e => e.GetAttribute("value")));
            var answer = choices.Count == 0 ? $"words {i}" : $"{choices[i % choices.Count].Key}";
            Assert.Equal(HttpStatusCode.SeeOther, (await client.SubmitAsync(page.Form(), new() { ["Q1"] = answer })).StatusCode);
        }

        // Choices that cannot be combined are refused and not stored.
        if (question.Kind.TakesOneChoice)
        {
            var client = app.Client();
            var all = choices.Select(choice => $"{choice.Key}").ToArray();
            var refused = await client.SubmitAsync((await client.PageAsync("/s/kind")).Form(), new() { ["Q1"] = all });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        // Counted.
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var counted = await Figure.CountAsync(database, window.Slug);
        var table = Assert.Single(counted.Figures(new FigureView { Order = RowOrder.Questionnaire }).Questions);
        Assert.Equal((sent, sent, choices.Count == 0 ? sent : 0), (table.Base, table.Answered, table.Texts));
        Assert.Equal(
            choices.Select((o, i) => (o.Label, Enumerable.Range(0, sent).Count(n => n % choices.Count == i))),
            table.Categories.Select(c => (c.Label, c.Count)));
        Assert.All(table.Categories, c => Assert.NotNull(c.Interval));
        await using var db = database.Context();
        Assert.Equal(choices.Count > 0, Assert.Single(await new CrossTabQuery(db).QuestionsAsync(counted.Window)).CanBeCrossed);

        // Exported, and imported as the same kind.
        var cases = await new CasesQuery(db).CasesAsync(counted.Window).ToListAsync();
        using var csv = new MemoryStream();
        await AnswersCsv.WriteAsync(AnswerTable.Cases(document, cases.ToAsyncEnumerable()), csv);
        var proposal = ImportProposal.Read(csv.ToArray(), [AnswerTable.Headings(document)]);
        var decided = new Dictionary<string, QuestionKind?> { ["Q1"] = question.Kind };
        var again = proposal.Make("again", "Again", proposal.Proposed with { Kinds = decided });
        var imported = Assert.Single(again.Questionnaire.Questions);
        Assert.Equal((question.Kind, question.Text), (imported.Kind, imported.Text));
        Assert.Equal(choices.Select(o => o.Label).Order(), imported.Choices().Select(o => o.Label).Order());
        Assert.Equal(
            Said(document, cases.Select(c => (c.Ticks, c.Texts))),
            Said(again.Questionnaire, again.Submissions.Select(s => (s.Ticks, s.Texts))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_RefusesWhatItCannotAskOrTake(string kind)
    {
        var question = Sample(kind);
        var other = question.Choices().Any() ? question with { Options = [], Other = null } : question with { Options = [new(1, "Yes")] };

        Assert.NotNull(question.Kind.FindFault(other));
        Assert.Throws<RuleException>(() => QuestionnaireDocument.Parse(Document(other).ToJson()));
        var all = question.Choices().Select(o => o.Key).ToList();
        Assert.Equal(question.Kind.TakesOneChoice, question.Kind.FindFault(question, all) is not null);
        Assert.All(all, key => Assert.Null(question.Kind.FindFault(question, [key])));
    }

    [Fact]
    public void TheKinds_AreToldApartByEachOfTheirNames()
    {
        Assert.Equal(QuestionKinds.All.Count, QuestionKinds.All.DistinctBy(kind => kind.Name).Count());
        Assert.Equal(QuestionKinds.All.Count, QuestionKinds.All.DistinctBy(kind => kind.ImportName).Count());
        Assert.Equal(QuestionKinds.All.Count, QuestionKinds.All.DistinctBy(kind => kind.Title).Count());
        Assert.All(QuestionKinds.All, kind => Assert.InRange(kind.SecondsToAnswer, 1, 120));
    }

    [Theory]
    [InlineData("\"essay\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void AKindThatThereIsNot_IsNotRead(string kind) =>
        Assert.Throws<JsonException>(() =>
            QuestionnaireDocument.Parse(Document(Sample("openText")).ToJson().Replace("\"openText\"", kind, StringComparison.Ordinal)));

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1 - Never", "2", "3: Always")]
    [InlineData("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")]
    public void ARatingScale_TakesPointsOneAfterTheOther(params string[] labels) =>
        Assert.Null(QuestionKinds.RatingScale.FindFault(Scale(labels)));

    [Theory]
    [InlineData("1")]
    [InlineData("1", "3")]
    [InlineData("2", "1")]
    [InlineData("2", "3")]
    [InlineData("1", "1")]
    [InlineData("Low", "High")]
    [InlineData("1", "2", "High")]
    [InlineData("1 point", "2 points")]
    [InlineData("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")]
    public void ARatingScale_RefusesOtherLabels(params string[] labels) =>
        Assert.Contains("is not a rating scale", QuestionKinds.RatingScale.FindFault(Scale(labels)), StringComparison.Ordinal);

    [Fact]
    public void ARatingScale_TakesNoOther() =>
        Assert.NotNull(QuestionKinds.RatingScale.FindFault(Scale("1", "2") with { Other = new(99, "Other") }));

    [Fact]
    public async Task TheRowsOfARatingScale_KeepTheirOrder_WhereTheLargestIsToStandFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var document = Document(Sample("ratingScale"));
        var window = await TestData.OpenWindowAsync(database, "kind", document);
        for (var i = 0; i < 2 * window.MinimumBatchSize; i++)
        {
            var sheet = new Submission(document, [104], []);
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), sheet);
        }

        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        var table = (await Figure.CountAsync(database, window.Slug)).Figures(new FigureView { Order = RowOrder.Largest }).Questions[0];
        Assert.Equal([0, 0, 0, 2 * window.MinimumBatchSize], table.Categories.Select(c => c.Count));
    }

    [Fact]
    public void AnImportedRatingScale_HasThePointsNobodyChose_InTheirOrder()
    {
        var csv = "How sure?\n10 - Very\n9\n3\n10 - Very\n9\n3\n"u8.ToArray();
        var proposal = ImportProposal.Read(csv);
        var decided = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.RatingScale };

        var wave = proposal.Make("old", "Old", proposal.Proposed with { Kinds = decided });

        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10 - Very"],
            wave.Questionnaire.Questions[0].Options.Select(option => option.Label));
    }

    [Theory]
    [InlineData("How sure?\nsecret words\n3\n")]
    [InlineData("How sure?\n3\n3 - secret\n")]
    [InlineData("How sure?\n3\n12\n")]
    [InlineData("How sure?\n3\n-1\n")]
    public void AnImportedColumnThatIsNoRatingScale_IsRefused_WithoutQuotingAnAnswer(string csv)
    {
        var proposal = ImportProposal.Read(Encoding.UTF8.GetBytes(csv));
        var decided = new Dictionary<string, QuestionKind?> { ["Q1"] = QuestionKinds.RatingScale };

        var refused = Assert.Throws<ImportException>(() => proposal.Make("old", "Old", proposal.Proposed with { Kinds = decided }));

        Assert.StartsWith("Q1 is not a rating scale", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static Question Sample(string kind) =>
        Array.Find(Samples, sample => sample.Kind.Name == kind)
        ?? throw new InvalidOperationException($"The kind {kind} needs a sample question here.");

    private static Question Scale(params string[] labels) =>
        Asked("ratingScale") with { Options = [.. labels.Select((label, i) => new Option((short)(101 + i), label))] };

    private static Question Asked(string kind) => new()
    {
        Code = "Q1",
        Kind = QuestionKinds.All.Single(k => k.Name == kind),
        Title = "Sure",
        Text = "How sure are you?",
    };

    private static QuestionnaireDocument Document(Question question) =>
        TestData.Questionnaire with { Code = "kind", Questions = [question] };

    private static IEnumerable<string> Said(
        QuestionnaireDocument document,
        IEnumerable<(IReadOnlyList<short> Ticks, IReadOnlyList<AnswerText> Texts)> answers) =>
        answers
            .Select(one => string.Join(
                '|',
                document.Questions.SelectMany(q => q.Choices()).Where(o => one.Ticks.Contains(o.Key)).Select(o => o.Label)
                    .Concat(one.Texts.Select(t => t.Text))))
            .Order(StringComparer.Ordinal);
}

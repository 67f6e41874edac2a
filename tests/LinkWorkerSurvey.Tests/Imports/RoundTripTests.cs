using System.Diagnostics;
using System.Text;
using CsvHelper;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Survey.Input;
using Npgsql;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>Tests that the product's own export of cases, imported again, is equal cell by cell.</summary>
public class RoundTripTests(ITestOutputHelper output)
{
    private static readonly string[] Marked =
    [
        "=",
        "'=1",
        "''=1",
        "'",
        "''",
        "'text",
        "' =1",
        "'-",
        "-",
        "+44",
        "@",
        "\u202E =1",
        "\u2066'=1",
        "a\u202E",
        " ",
        ";",
        ",",
        "\"",
        "\"\"",
        "a\n=1",
        "sep=;",
        "nia@example.org",
        "192.0.2.7",
        "1",
        "0",
        "Response",
        "Other (please specify)",
        "TRUE",
    ];

    [Fact]
    public async Task AWindowOfTenThousandResponses_WithEveryAwkwardText_ComesBackEqual_CellByCell()
    {
        await using var database = await TestDatabase.CreateAsync();
        var random = new Random(1);
        var texts = Inputs
            .All.Values.SelectMany(input => input.Stored)
            .Where(answer => answer.StartsWith("Q4=", StringComparison.Ordinal))
            .Select(answer => answer[3..])
            .Concat(Marked)
            .Select(RespondentText.Clean)
            .Where(text => text.Length > 0)
            .Distinct()
            .ToList();
        var questionnaire = Awkward();
        var window = await StoredAsync(
            database,
            questionnaire,
            [.. Enumerable.Range(0, 10_000).Select(i => Sheet(questionnaire, texts, i, random)).Where(sheet => !sheet.IsEmpty)]);

        Assert.Equal(
            texts.Order(StringComparer.Ordinal),
            await database.ListAsync<string>("SELECT DISTINCT text COLLATE \"C\" FROM answer_text ORDER BY 1"));
        var exported = await ExportAsync(database, window);
        var clock = Stopwatch.StartNew();
        var proposal = ImportProposal.Read(exported, await OwnAsync(database));
        var read = clock.Elapsed;
        var wave = proposal.Make("again", "Again", proposal.Proposed);
        var made = clock.Elapsed;
        var again = await database.Get<Importer>().StoreAsync(wave, staffId: null);
        output.WriteLine(
            $"{wave.Submissions.Count} responses, {exported.Length / 1024} KB, {texts.Count} awkward texts: "
                + $"read in {read.TotalSeconds:0.0} "
                + $"s, made in {(made - read).TotalSeconds:0.0} s, stored in {(clock.Elapsed - made).TotalSeconds:0.0} s");
        var exportedAgain = await ExportAsync(database, again);

        Assert.InRange(wave.Submissions.Count, 9_990, 10_000);
        Assert.Equal(questionnaire.Questions.Select(q => (q.Code, q.Text)), wave.Questionnaire.Questions.Select(q => (q.Code, q.Text)));
        var (before, after) = (Cells(exported), Cells(exportedAgain));
        Assert.Equal(before[0], after[0]);
        Assert.Equal(Sorted(before), Sorted(after));
    }

    [Fact]
    public async Task ASecondImport_IsEqualToTheFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = ImportProposal.Read(Files.Csv(Files.TwoRows));
        var window = await database.Get<Importer>().StoreAsync(first.Make("first", "First", first.Proposed), staffId: null);
        var exported = await ExportAsync(database, window);

        var second = ImportProposal.Read(exported, await OwnAsync(database));
        var again = await database.Get<Importer>().StoreAsync(second.Make("second", "Second", second.Proposed), staffId: null);

        Assert.True(second.IsOwn);
        Assert.Equal(Sorted(Cells(exported)), Sorted(Cells(await ExportAsync(database, again))));
    }

    [Fact]
    public void WordsWithoutATick_StayWithoutOne()
    {
        var proposal = ImportProposal.Read(
            Files.Csv(
                [
                    "Q6 Role?",
                    "Q6 Role? - Other (please specify), in words",
                    "Q7 Why? - Fun",
                    "Q7 Why? - Other",
                    "Q7 Why? - Other, in words",
                ],
                ["", "champion", "Fun", "", "fame"],
                ["Other (please specify)", "", "", "Other", ""]));

        var wave = proposal.Make("old", "Old", proposal.Proposed);

        Assert.Equal([1, 1], wave.Submissions.Select(s => s.Texts.Count == 2 ? s.Ticks.Count : s.Ticks.Count - 1));
        Assert.Equal(["Other (please specify)", "Other"], wave.Questionnaire.Questions.Select(q => q.Other!.Label));
        Assert.Equal(["Q6", "Q7"], wave.Questionnaire.Questions.Select(q => q.Code));
    }

    [Fact]
    public void ATextThatHoldsAnAddress_LeavesNoColumnOfOursOut_ButAColumnOfNothingElseDoes()
    {
        string[] headings = ["Q1 What?", "Q2 Where?"];
        var file = Files.Csv(headings, ["write to nia@example.org", "nia@example.org"], ["nothing", "ann@example.org"], ["more", ""]);

        Assert.Equal([1], ImportProposal.Read(file, [headings]).Proposed.LeftOut);
        Assert.Equal([0, 1], ImportProposal.Read(file, [["Q1 What?"], ["Q1 What?", "Q2 When?"]]).Proposed.LeftOut.Order());
    }

    private static QuestionnaireDocument Awkward() =>
        TestData.Questionnaire with
        {
            Version = "awkward",
            Questions =
            [
                .. TestData.Questionnaire.Questions.Select(q =>
                    q.Code == "Q2"
                        ? q with
                        {
                            Text = "What - made you, \"choose\" - this?",
                            Options = [.. Site.Labels.Select((label, i) => new Option((short)(250 + i), label))],
                        }
                        : q),
            ],
        };

    private static Submission Sheet(QuestionnaireDocument questionnaire, List<string> texts, int number, Random random)
    {
        var ticks = new List<short>();
        var written = new List<AnswerText>();
        foreach (var question in questionnaire.Questions)
        {
            var choices = question.Choices().Select(o => o.Key).ToArray();
            if (question.Kind == QuestionKinds.SingleChoice && random.Next(5) > 0)
                ticks.Add(choices[random.Next(choices.Length)]);
            if (question.Kind == QuestionKinds.MultipleChoice)
                ticks.AddRange(choices.Where(_ => random.Next(3) == 0));
            if (random.Next(4) > 0 && (question.Kind == QuestionKinds.OpenText || question.Other is not null))
            {
                // Every text occurs, but the longest ones less often: otherwise the file would have hundreds of megabytes.
                var text = texts[(number + written.Count) % texts.Count];
                if ((text.Length < 1000 || number % 100 < 2) && RespondentText.Fits(text, AnswerText.LimitFor(question.Other is not null)))
                    written.Add(new AnswerText(question.Code, question.Other is not null, text));
            }
        }

        return new Submission(questionnaire, ticks, written);
    }

    private static async Task<SurveyWindow> StoredAsync(
        TestDatabase database,
        QuestionnaireDocument questionnaire,
        IReadOnlyList<Submission> sheets)
    {
        await using var db = database.Context();
        var window = SurveyWindow.Imported(new Questionnaire(questionnaire), "before", "Before", DateTimeOffset.UtcNow);
        db.Windows.Add(window);
        await db.SaveChangesAsync();
        await using var connection = await database.Get<NpgsqlDataSource>().OpenConnectionAsync();
        await ReleasedRows.StoreAsync(
            connection,
            window.Id,
            [.. sheets.Select(sheet => new ReleasedRows.ReleasedResponse([.. sheet.Ticks], sheet.Texts))],
            progress: null,
            default);
        return window;
    }

    private static async Task<byte[]> ExportAsync(TestDatabase database, SurveyWindow window)
    {
        await using var db = database.Context();
        using var csv = new MemoryStream();
        await AnswersCsv.WriteAsync(AnswerTable.Cases(window.Questionnaire.Document, new CasesQuery(db).CasesAsync(window)), csv);
        return csv.ToArray();
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> OwnAsync(TestDatabase database)
    {
        await using var db = database.Context();
        return await new ExportHeadingsQuery(db).AllAsync();
    }

    private static List<string[]> Cells(byte[] csv)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(
            Encoding.UTF8.GetString(csv),
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = ',',
                SkipEmptyLines = false,
            });
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    private static IEnumerable<string> Sorted(List<string[]> rows) =>
        rows.Select(row => string.Join('\u0001', row)).Order(StringComparer.Ordinal);
}

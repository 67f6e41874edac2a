using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Accept;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Charts;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace LinkWorkerSurvey.Tests.Reporting;

/// <summary>Tests the Excel files of answers with readers that are not the product's.</summary>
public class AnswersWorkbookTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly string[] Texts =
    [
        "=cmd|'/c calc'!A1", "+44 1", "-2+3", "@SUM(A1)", "two\nlines", "<b> & ]]>", "_x0041_ stays", "a\u202Eb",
        "👩‍👩‍👧‍👦 family", "1", "TRUE",
    ];

    [Fact]
    public async Task Cases_AreTheRowsOfTheCsvFile_AndNothingElse()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await FinishedAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);

        var (first, second) = (await TakeAsync(client, "Cases", "xlsx"), await TakeAsync(client, "Cases", "xlsx"));
        var csv = Figure.Cells(await TakeAsync(client, "Cases", "csv"));

        Assert.Equal(["Cases", "Codebook"], SheetsOf(first));
        var rows = Rows(first, "Cases");
        Assert.Equal(csv[0].Select(SpreadsheetText.Restore), rows[0]);
        Assert.Equal(Sorted(csv.Skip(1).Select(row => row.Select(SpreadsheetText.Restore))), Sorted(rows.Skip(1)));
        Assert.NotEqual(rows, Rows(second, "Cases"));
        Assert.Equal(Sorted(rows), Sorted(Rows(second, "Cases")));
        AssertTellsNothingMore(first);

        // The codebook has an entry for each column.
        var codebook = Rows(first, "Codebook");
        Assert.Equal(["Column", "Heading", "Content of a cell", "Values, or meaning of a code"], codebook[0]);
        Assert.Equal(rows[0], codebook.Skip(1).Select(entry => entry[1]));
        Assert.Equal(["A", "B", "C"], codebook.Skip(1).Take(3).Select(entry => entry[0]));
        var question = TestData.Questionnaire.Question("Q6");
        var described = codebook.Single(entry => entry[1] == $"Q6 {question.Text}");
        Assert.Equal("The option that the respondent chose; empty if none.", described[2]);
        Assert.Equal(question.Choices().Select(option => option.Label), described[3].Split('\n'));

        var entries = await database.Context().AuditEntries
            .Where(entry => entry.Action == AuditAction.CasesTaken && entry.WindowId == window.Id).OrderBy(entry => entry.Id)
            .Select(entry => entry.Note).ToListAsync();
        Assert.Equal(["Excel", "Excel", "CSV"], entries);
    }

    [Fact]
    public async Task Cases_CanBeImportedAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FinishedAsync(database);
        await using var app = new SurveyApp(database);
        var file = await TakeAsync(await app.SignedInAsync(Roles.Administrator), "Cases", "xlsx");

        var proposal = ImportProposal.Read(file, [AnswerTable.Headings(TestData.Questionnaire)]);
        var wave = proposal.Make("again", "Again", proposal.Proposed);

        Assert.True(proposal.IsOwn);
        Assert.Equal(
            await database.ListAsync<string>("SELECT text COLLATE \"C\" FROM answer_text ORDER BY 1"),
            wave.Submissions.SelectMany(sent => sent.Texts).Select(text => text.Text).Order(StringComparer.Ordinal),
            (stored, read) => stored.Replace("\u202E", "", StringComparison.Ordinal) == read);
    }

    [Fact]
    public async Task Texts_HaveTheirCodes_AndTheCodebookTheirMeaning()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        foreach (var text in new[] { "coded", "nothing", "look", "open", "=1+1" })
            await AcceptAsync(database, window, new("Q8", false, text), new("Q4", false, "elsewhere"));
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var staff = await TestData.AdministratorAsync(database, "coder@example.net");
        await using (var db = database.Context())
        {
            var frames = await db.Frames.Where(f => f.WindowId == window.Id && f.Question == "Q8").OrderBy(f => f.Id).ToListAsync();
            frames[0].AddCode("=Money");
            frames[1].AddCode("Training");
            await db.SaveChangesAsync();
            await database.RunAsync("UPDATE code SET definition = 'About money.', use_when = 'It is named.' WHERE label = '=Money'");
            var texts = await db.CodingTexts.Where(text => text.Question == "Q8").ToDictionaryAsync(text => text.Text, text => text.Id);
            var coding = new CodingService(db, TimeProvider.System);
            await coding.RecordDecisionAsync([texts["coded"]], frames[0].Id, CodingOutcome.Coded, [frames[0].Codes[0].Id], staff);
            await coding.RecordDecisionAsync([texts["coded"]], frames[1].Id, CodingOutcome.Coded, [frames[1].Codes[0].Id], staff);
            await coding.RecordDecisionAsync([texts["nothing"]], frames[0].Id, CodingOutcome.NothingToCode, [], staff);
            await coding.RecordDecisionAsync([texts["look"]], frames[0].Id, CodingOutcome.SecondLook, [], staff);
        }

        await using var app = new SurveyApp(database);
        var file = await TakeAsync(await app.SignedInAsync(Roles.Analyst), "Texts", "xlsx", "Q8");

        AssertTellsNothingMore(file);
        var rows = Rows(file, "Texts");
        var (first, second) = (Facet(0), Facet(1));
        Assert.Equal(["may hold", $"{first}: coding", $"{first}: =Money", $"{second}: coding", $"{second}: Training"], rows[0][1..]);
        Assert.Equal(
            [
                "=1+1||not coded||not coded|", "coded||coded|1|coded|1", "look||needs a second look||not coded|",
                "nothing||nothing to code|0|not coded|", "open||not coded||not coded|",
            ],
            Sorted(rows.Skip(1)));
        Assert.Equal(
            "About money.\nUse it when: It is named.", Rows(file, "Codebook").Single(entry => entry[1] == $"{first}: =Money")[3]);
        Assert.Equal(
            "Q8, Excel",
            (await database.Context().AuditEntries.SingleAsync(entry => entry.Action == AuditAction.TextsTaken)).Note);

        static string Facet(int place) => TestData.Questionnaire.Question("Q8").FramedFacets().ElementAt(place)!;
    }

    [Theory]
    [InlineData("Cases")]
    [InlineData("Texts")]
    public async Task AnUnknownFormat_IsRefused_AndNotRecorded(string handler)
    {
        await using var database = await TestDatabase.CreateAsync();
        await FinishedAsync(database);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Administrator);
        using var answer = await PostAsync(client, handler, "exe", "Q4");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(0, await TestData.CountActsAsync(database));
    }

    [Fact]
    public async Task Texts_WhateverTheyHold_AreTextsAndNeverFormulas()
    {
        string[] texts = [.. Texts, .. Awkward.Labels];
        var file = await WrittenAsync(Table([.. texts.Select(text => new object?[] { text })]));
        AssertTellsNothingMore(file);
        Assert.Equal(
            texts.Select(text => string.Concat(DirectionControls.Remove(text).EnumerateRunes().Select(
                rune => rune.Value switch { 0 or 7 or 0xfffe => "\ufffd", '\r' => "", _ => rune.ToString() }))),
            Rows(file, "Cases").Skip(1).Select(row => row[0]));
    }

    [Fact]
    public async Task ATextThatIsLongerThanACell_EndsEarly_AndTheCodebookSaysSo()
    {
        var file = await WrittenAsync(Table(["short"], [new string('x', 32_767)], [new string('y', 32_768)]));
        Assert.Equal([5, 32_767, 32_767], Rows(file, "Cases").Skip(1).Select(row => row[0].Length));
        Assert.Equal("Cells that end early: 1", Rows(file, "Codebook")[^1][1]);
    }

    [Fact]
    public async Task RowsThatASheetHasNoRoomFor_FollowOnFurtherSheets()
    {
        using var file = new MemoryStream();
        var table = Table([.. Enumerable.Range(0, 7).Select(row => new object?[] { $"row {row}" })]);
        await AnswersWorkbook.WriteAsync(table, file, mostRows: 4);
        Assert.Equal(["Cases", "Cases (2)", "Cases (3)", "Codebook"], SheetsOf(file.ToArray()));
        Assert.Equal(
            [4, 4, 2],
            new[] { "Cases", "Cases (2)", "Cases (3)" }.Select(sheet => Rows(file.ToArray(), sheet).Count));
        Assert.Equal(["Q1 What?", "row 6"], Rows(file.ToArray(), "Cases (3)").Select(row => row[0]));
    }

    [Fact]
    public async Task AFileThatBreaksOff_CannotBeOpened()
    {
        using var file = new MemoryStream();
        var table = Table() with { Rows = BreakingAsync() };
        await Assert.ThrowsAsync<IOException>(() => AnswersWorkbook.WriteAsync(table, file));
        Assert.ThrowsAny<Exception>(() => SpreadsheetDocument.Open(new MemoryStream(file.ToArray()), isEditable: false));

        static async IAsyncEnumerable<IReadOnlyList<object?>> BreakingAsync()
        {
            yield return ["row"];
            await Task.CompletedTask;
            throw new IOException();
        }
    }

    private static AnswerTable Table(params object?[][] rows) =>
        new("Cases", [new("Q1 What?", "A text.", [])], rows.Select(IReadOnlyList<object?> (row) =>
            [.. row.Select(cell => cell is string text ? DirectionControls.Remove(text) : cell)]).ToAsyncEnumerable());

    private static async Task<byte[]> WrittenAsync(AnswerTable table)
    {
        using var file = new MemoryStream();
        await AnswersWorkbook.WriteAsync(table, file);
        return file.ToArray();
    }

    private static async Task<SurveyWindow> FinishedAsync(TestDatabase database)
    {
        var window = await TestData.OpenWindowAsync(database);
        foreach (var text in Texts)
            await AcceptAsync(database, window, new("Q4", false, text), new("Q6", true, $"{text} too"));
        await TestData.AcceptedAsync(database, window, 30);
        await TestData.EndAsync(database, window);
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        return window;
    }

    private static Task<AcceptOutcome> AcceptAsync(TestDatabase database, SurveyWindow window, params AnswerText[] texts) =>
        database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), new Submission(TestData.Questionnaire, [], texts));

    private static async Task<byte[]> TakeAsync(HttpClient client, string handler, string format, string? question = null)
    {
        using var answer = await PostAsync(client, handler, format, question);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var name = question is null ? $"wave-cases.{format}" : $"wave-texts-{question}.{format}";
        Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string handler, string format, string? question)
    {
        var form = (IHtmlFormElement)(await client.PageAsync("/surveys/wave/results/downloads")).QuerySelectorAll("main form")
            .Single(form => form.GetAttribute("action")!.Contains($"handler={handler}", StringComparison.Ordinal));
        Assert.Equal(["xlsx", "csv"], form.QuerySelectorAll("button").Select(button => button.GetAttribute("value")));
        var changes = new Dictionary<string, object?> { ["format"] = format };
        if (question is not null)
            changes["question"] = question;
        return await client.SubmitAsync(form, changes);
    }

    // All cells are texts or numbers, and neither the workbook nor the archive names a time, a person or a program.
    private static void AssertTellsNothingMore(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        Assert.Equal(
            [
                "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "_rels/.rels", "[Content_Types].xml",
            ],
            archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.Contains("sheet", StringComparison.Ordinal)))
        {
            using var xml = entry.Open();
            var sheet = XElement.Load(xml);
            Assert.Empty(sheet.Descendants(Main + "f"));
            Assert.All(
                sheet.Descendants(Main + "c"),
                cell => Assert.True(
                    (string?)cell.Attribute("t") == "inlineStr" || cell.Element(Main + "v")!.Value is "0" or "1", cell.ToString()));
        }

        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => error.Description));
    }

    private static List<string> SheetsOf(byte[] file) => MiniExcel.GetSheetNames(new MemoryStream(file));

    private static List<string[]> Rows(byte[] file, string sheet) =>
        [
            .. MiniExcel.Query(new MemoryStream(file), sheetName: sheet).Cast<IDictionary<string, object?>>()
                .Select(row => row.Values.Select(cell => $"{cell}").ToArray()),
        ];

    private static IEnumerable<string> Sorted(IEnumerable<IEnumerable<string>> rows) =>
        rows.Select(row => string.Join('|', row)).Order(StringComparer.Ordinal);
}

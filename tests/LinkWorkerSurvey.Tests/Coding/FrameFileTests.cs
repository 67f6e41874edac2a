using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using LinkWorkerSurvey.Tests.Imports;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

/// <summary>Tests code frames as files: their download, and the codes of a file that are added to a frame.</summary>
public class FrameFileTests
{
    private const string Codes = "/surveys/wave/coding/Q4/codes";
    private const string Next = "/surveys/next/coding/Q4/codes";
    private const string Headings = "net,code,letter,definition,use when,not when,examples,option";

    [Fact]
    public async Task ADownloadedFrame_AddedToAnother_IsTheSame_WhateverItsTextsBeginWith()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (frame, next) = (await FrameAsync(database, "wave"), await FrameAsync(database, "next"));
        var staff = await TestData.AdministratorAsync(database);
        var guide = new CodeGuide
        {
            Definition = "=1+1",
            UseWhen = "'=\"quoted\", with commas;\nand lines",
            NotWhen = "-\t@",
            Examples = "‘é’ 🙂\n\n+44",
        };
        NewCode[] codes =
        [
            new("=cmd|' /C calc'!A0") { Letter = 'A', Guide = guide, Net = "+Net, \"one\"" },
            new("'-1") { Guide = new() { Examples = "''=2" } },
            new("code") { Net = "@net", Letter = 'Y' },
            new("yes") { Net = "+Net, \"one\"" },
            new(new string('é', Code.LabelLimit)) { Guide = new() { Definition = new string('x', CodeGuide.Limit) } },
        ];
        await database.Get<CodeFrameService>().AddCodesAsync(frame.Id, codes, staff);
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var file = await client.GetAsync($"{Codes}?handler=Csv");

        Assert.Equal("codes-wave-Q4.csv", file.Content.Headers.ContentDisposition!.FileName);
        var bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.StartsWith($"\uFEFF{Headings}\r\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\n)\"?[=+@-]", Encoding.UTF8.GetString(bytes).Split("and lines")[0]);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(client, Next, bytes)).StatusCode);
        Assert.Equal(Described(await ReadAsync(database, frame.Id)), Described(await ReadAsync(database, next.Id)));
        var again = await (await SendAsync(client, Codes, bytes)).PageAsync();
        Assert.Contains("all these codes are here already", Problems(again).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFile_IsAddedInOneStep_ThatSaysWhatWasThere_AndIsUndoneAtOnce()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await FrameAsync(database, "wave");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        await SendAsync(client, Codes, "code,letter,definition\nListening,L,Mine\n"u8.ToArray());
        var before = Described(await ReadAsync(database, frame.Id));

        var file = "Code,Net,Letter,Definition,Option\nlistening,Relational,X,Theirs,\nSupport,Relational,l,,\nOther,,O,,\nPeer,,,,yes\n";
        var page = await (await client.FollowAsync(await SendAsync(client, Codes, Encoding.UTF8.GetBytes(file)))).PageAsync();

        Assert.Equal(
            "You added 2 codes from a file; 1 was there already and left as it is; 1 was left out as an option of a questionnaire; "
                + "1 was added without a letter, because other codes have it. Undo",
            Pages.Words(page.QuerySelector("#done")!.TextContent));
        Assert.Equal(
            [" Listening L Mine", "Relational Support  ", " Other O "],
            (await ReadAsync(database, frame.Id)).InUse
                .Select(code => $"{code.Net?.Label} {code.Label} {code.Letter} {code.Guide.Definition}"));
        Assert.All((await ReadAsync(database, frame.Id)).InUse, code => Assert.False(code.IsNew));
        Assert.StartsWith(
            "A Coder Codes added from a file, another survey or groups of answers",
            (await client.ActivityAsync("wave"))[0],
            StringComparison.Ordinal);
        await client.SubmitAsync(page.Form("Undo"));
        Assert.Equal(before, Described(await ReadAsync(database, frame.Id)));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("code\n", "The file has headings but no codes.")]
    [InlineData("label\nA\n", "Row 1, column A: the heading ‘label’ is none of net, code, letter")]
    [InlineData("net\nA\n", "Row 1: there is no column ‘code’. The first row must have the headings.")]
    [InlineData("code,Code\nA,B\n", "Row 1: the heading ‘Code’ is there twice.")]
    [InlineData("code,net\nA,\n,Net\n", "Row 3: the code has no name.")]
    [InlineData("code\nA\nB\na\n", "Row 4: the code ‘a’ is in row 2 too.")]
    [InlineData("code,letter\nA,K\nB,k\n", "Row 3: the letter K is in row 2 too.")]
    [InlineData("code,letter\nA,z\n", "Row 2: the letter must be one from A to Y.")]
    [InlineData("code,letter\nA,AB\n", "Row 2: the letter must be one from A to Y.")]
    [InlineData("code,option\nA,maybe\n", "Row 2: the column option must be ‘yes’ or empty.")]
    [InlineData("code\nA, B\n", "Row 2: there are more cells than headings. Enclose a text that contains a comma in quotation marks.")]
    [InlineData("code,net\nA,B\nB,\n", "Row 2: the net ‘B’ is also the code in row 3. A net cannot be a code: rename one.")]
    [InlineData("code,net\nA,a\n", "Row 2: the net ‘a’ is also the code in row 2. A net cannot be a code: rename one.")]
    [InlineData("code\n\"A\nB\"\n", "Row 2: the code has line ends or invisible characters.")]
    [InlineData("code\n\"A\n", "Row 2: a quotation mark is not closed or is in the wrong place.")]
    [InlineData("code\nA\u202eB\n", "Row 2: the code has line ends or invisible characters.")]
    [InlineData("code\nA\0B\n", "Row 2, column A: the cell contains a character that no text has (NUL).")]
    [InlineData("<html><table>", "The file is a web page or XML, not a table.")]
    [InlineData("code\n{300}\n", "Row 2: the code has 301 characters, but can have 300 at most.")]
    [InlineData("code,net\nA,{300}\n", "Row 2: the net has 301 characters, but can have 300 at most.")]
    [InlineData("code,not when\nA,{1000}\n", "Row 2: the not when has 1,001 characters, but can have 1,000 at most.")]
    [InlineData("code\n{rows}\n", "The file has 1,001 codes. A code frame can have 1,000 codes at most.")]
    [InlineData("code\n{large}\n", "The file is larger than 6 MB. Is it a list of codes?")]
    public async Task AWrongFile_IsRefusedWithItsRow_AndAddsNothing(string file, string problem)
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await FrameAsync(database, "wave");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var content = file.Replace("{300}", new string('x', 301), StringComparison.Ordinal)
            .Replace("{1000}", new string('x', 1001), StringComparison.Ordinal)
            .Replace("{rows}", string.Join('\n', Enumerable.Range(0, 1001)), StringComparison.Ordinal)
            .Replace("{large}", file.Contains("{large}", StringComparison.Ordinal) ? new string('x', CodesFile.SizeLimit) : "",
                StringComparison.Ordinal);

        var answer = await SendAsync(client, Codes, Encoding.UTF8.GetBytes(content));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith(problem, Assert.Single(Problems(await answer.PageAsync())), StringComparison.Ordinal);
        Assert.Empty((await ReadAsync(database, frame.Id)).Codes);
        Assert.Empty((await ReadAsync(database, frame.Id)).Nets);
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task BinaryFiles_AreRefused_AndAnExcelFileIsRead()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await FrameAsync(database, "wave");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var random = new byte[50_000];
        new Random(1).NextBytes(random);

        byte[][] files = [random, [0xD0, 0xCF, 0x11, 0xE0, 1], [0x50, 0x4B, 3, 4, 1, 2], [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]];
        foreach (var file in files)
        {
            var answer = await SendAsync(client, Codes, file);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Single(Problems(await answer.PageAsync()));
        }

        var none = await SendAsync(client, Codes, null);
        Assert.Equal("Select a file", Assert.Single(Problems(await none.PageAsync())));
        await SendAsync(client, Codes, Files.Excel(["net", "code", "letter"], ["Relational", "Listening", "L"], ["", "Support"]));
        Assert.Equal(["Listening", "Support"], (await ReadAsync(database, frame.Id)).InUse.Select(code => code.Label));
        Assert.Empty(app.Log.Take());
    }

    [Fact]
    public async Task AFile_ThatWouldFillTheFrameBeyondItsLimit_AddsNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await FrameAsync(database, "wave");
        await database.RunAsync(
            $"INSERT INTO code (frame_id, label, position) SELECT {frame.Id}, 'Code ' || n, n FROM generate_series(1, 999) n");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);

        var answer = await SendAsync(client, Codes, "code,net\nFirst,New net\nSecond,\n"u8.ToArray());

        var problem = (await answer.PageAsync()).QuerySelector(".govuk-error-summary li")!;
        Assert.Equal("A code frame can have 1,000 codes at most", problem.TextContent);
        var stored = await ReadAsync(database, frame.Id);
        Assert.Equal((999, 0), (stored.Codes.Count, stored.Nets.Count));
        Assert.Equal(0, await TestData.CountAsync(database, "coding_step"));
    }

    [Fact]
    public async Task AFile_WithAsManyCodesAsAFrameCanHave_IsAdded()
    {
        await using var database = await TestDatabase.CreateAsync();
        var frame = await FrameAsync(database, "wave");
        await using var app = new SurveyApp(database);
        var client = await app.SignedInAsync(Roles.Coder);
        var rows = Enumerable.Range(0, CodeFrame.CodesLimit).Select(i => $"Net {i % 50},Code {i}\n");

        var answer = await SendAsync(client, Codes, Encoding.UTF8.GetBytes($"net,code\n{string.Concat(rows)}"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var stored = await ReadAsync(database, frame.Id);
        Assert.Equal((CodeFrame.CodesLimit, 50), (stored.InUse.Count(), stored.Nets.Count));
    }

    private static async Task<CodeFrame> FrameAsync(TestDatabase database, string slug)
    {
        var window = await TestData.OpenWindowAsync(database, slug);
        await using var db = database.Context();
        return await db.Frames.AsNoTracking().SingleAsync(frame => frame.WindowId == window.Id && frame.Question == "Q4");
    }

    private static async Task<CodeFrame> ReadAsync(TestDatabase database, int frame)
    {
        await using var db = database.Context();
        return await db.Frames.AsNoTracking().Include(f => f.Codes).ThenInclude(code => code.Net).Include(f => f.Nets)
            .SingleAsync(f => f.Id == frame);
    }

    private static IEnumerable<string> Described(CodeFrame frame) => frame.InUse
        .Select(code => $"{frame.Nets.SingleOrDefault(net => net.Id == code.NetId)?.Label}|{code.Label}|{code.Letter}|{code.Guide}")
        .Order(StringComparer.Ordinal);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, byte[]? file)
    {
        var form = (await client.PageAsync($"{address}?add=codes")).Form("File");
        var parts = new MultipartFormDataContent();
        foreach (var (field, value) in Pages.Fields(form, changes: null))
            parts.Add(new StringContent(value), field);
        if (file is not null)
            parts.Add(new ByteArrayContent(file), "Upload", "codes.csv");
        return await client.PostAsync(form.GetAttribute("action"), parts);
    }

    private static List<string> Problems(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("#Upload-error li").Select(problem => problem.TextContent)];
}

using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>
/// Tests which columns are left out because they say who answered, when or from where, by their headings and by their values. No other
/// columns are left out.
/// </summary>
public class IdentityTests(ITestOutputHelper output)
{
    private static readonly int[] Sizes = [3, 12, 200];

    // Answers that people give, which must not be left out.
    private static readonly Dictionary<string, string[]> Answers = new()
    {
        ["free text"] = ["More time", "A car", "Supervision every month", "Someone to talk to at 10:00 on Mondays",
            "I started on 1 March 2019 and stayed", "Call the GP", "Nothing to add.", "We had 3 visits in 2020"],
        ["one word"] = ["Time", "Funding", "None", "Nothing", "Support", "Training", "Staff", "Trust", "Parking", "Peers", "Space",
            "Respect"],
        ["towns"] = ["Manchester", "Leeds", "Bangor", "York", "Caerdydd", "Bath", "Aberystwyth"],
        ["yes and no"] = ["Yes", "No"],
        ["ages"] = ["18-24", "25-34", "35-44", "45-54", "55-64", "65+"],
        ["sizes"] = ["1-9", "10-49", "50-249", "250-1000", "1000+"],
        ["a scale"] = ["1", "2", "3", "4", "5", "3", "2", "5", "1"],
        ["counts"] = ["12", "7", "35", "20", "8", "110", "15", "0", "40", "64", "18"],
        ["years"] = ["2016", "2018", "2017", "2019", "2015"],
        ["birth years"] = ["1985", "1979", "1992", "1968", "1990", "1974"],
        ["salaries"] = ["28000", "24500", "31000", "26000", "45000", "22500", "30500"],
        ["hours"] = ["37.5", "30", "22.5", "18.75", "7.5", "15"],
        ["percentages"] = ["50%", "10%", "25%", "100%", "0%"],
        ["bands"] = ["Band 5", "Band 6", "Band 7", "Band 4"],
        ["bands without a space"] = ["Band5", "Band6", "Band7"],
        ["starting times"] = ["09:00", "08:30", "09:00", "10:00", "09:00", "08:30"],
        ["temperatures"] = ["20°C", "21°C", "19°C"],
        ["roles"] = ["Link worker", "Manager", "Volunteer", "Social prescriber", "Care navigator"],
        ["amounts"] = ["£10,000 - £20,000", "£20,000 - £30,000", "Under £10,000"],
        ["in Welsh"] = ["Mwy o amser", "Dim byd", "Hyfforddiant", "Cefnogaeth", "Arian"],
        ["in Chinese"] = ["更多的时间和支持", "没有", "培训", "我们需要更多的资金和时间", "不知道"],
        ["in Japanese"] =
            ["もっと時間が欲しいです", "特になし", "研修の機会を増やしてほしい", "分かりません"],
        ["levels"] = ["A1", "B2", "C1", "A2", "B1"],
        ["abbreviations"] = ["PCN", "ICB", "VCSE", "NHS", "GP"],
        ["weeks"] = ["1st week", "2nd week", "3rd week"],
        ["lists"] = ["Phone, Email", "Visit", "Phone", "Email, Visit"],
        ["web sites"] = ["https://www.nhs.uk", "https://www.mind.org.uk", "https://www.nhs.uk"],
    };

    public static TheoryData<string> Kinds => [.. Answers.Keys];

    public static TheoryData<string> Tools => [.. ToolExports.All.Keys,
        .. ToolExports.GoogleForms.Keys.Select(language => $"Google Forms, {language}")];

    [Theory]
    [InlineData("03-qualtrics-three-rows.csv", "A B C D E F G H I J K L M N O P Q")]
    [InlineData("05-matrix-rows-time-phone-email.csv", "A")]
    [InlineData("10-google-forms-other-language-timestamp.csv", "A")]
    [InlineData("12-jisc-urn-codes.csv", "A H")]
    [InlineData("13-kobo.csv", "A B I J K L M N O P Q")]
    [InlineData("15-smartsurvey-yes-no.csv", "A B C D E F G H I")]
    [InlineData("16-alchemer.csv", "A")]
    [InlineData("20-foreign-qn-headings.csv", "C D")]
    public void Propose_FileOfATool_LeavesOutItsIdentities_AndNothingElse(string file, string leftOut)
    {
        // Of two columns with the same heading, the second is renamed. This test does not cover how such a file is read.
        var rows = Data.Text($"import-{file}").Replace("Other (please specify)&nbsp;,2)", "Other (please specify)&nbsp; in words,2)",
            StringComparison.Ordinal);

        var proposal = ImportProposal.Read(System.Text.Encoding.UTF8.GetBytes(rows));

        foreach (var column in proposal.Columns.Where(c => c.Identity is not null))
            output.WriteLine($"{(column.IsIdentity ? "never stored" : "left out")}: {column.Letter}, {column.Heading}: {column.Identity}");
        Assert.Equal(leftOut, string.Join(' ', proposal.Columns.Where(c => c.Identity is not null).Select(c => c.Letter)));
        Assert.Equal(leftOut, string.Join(' ', proposal.Proposed.LeftOut.Order().Select(SpreadsheetText.Letter)));
    }

    [Fact]
    public void Propose_MatrixRowsNamedLikeIdentities_AreQuestions()
    {
        var proposal = ImportProposal.Read(System.Text.Encoding.UTF8.GetBytes(Data.Text("import-05-matrix-rows-time-phone-email.csv")));

        var questions = proposal.Make("old", "Old", proposal.Proposed).Questionnaire.Questions;

        Assert.Equal(["Time", "Money", "Training", "Phone", "Email", "Visit"], questions.Select(q => q.Text.Split(" - ")[1]));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public void Propose_ExportOfATool_LeavesOutItsIdentities_AndNothingElse(string tool)
    {
        foreach (var responses in Sizes)
        {
            var columns = Columns(tool);

            var proposal = ImportProposal.Read(Files.Csv(ToolExports.Rows(columns, responses, seed: responses)));

            Assert.Equal(
                (responses, string.Join(", ", columns.Where(c => c.IsIdentity).Select(c => c.Heading))),
                (responses, string.Join(", ", proposal.Columns.Where(c => c.Identity is not null).Select(c => c.Heading))));
        }
    }

    [Fact]
    public async Task Import_ExportsOfEveryTool_StoresNoIdentityAnywhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var identities = new HashSet<string>();
        foreach (var (tool, number) in ToolExports.All.Keys.Concat(ToolExports.GoogleForms.Keys.Select(language =>
            $"Google Forms, {language}")).Select((tool, i) => (tool, i)))
        {
            var columns = Columns(tool);
            var rows = ToolExports.Rows(columns, 60, seed: number);
            var proposal = ImportProposal.Read(number % 2 == 0 ? Files.Csv(rows) : Files.Excel(rows));
            await database.Get<Importer>().StoreAsync(proposal.Make($"wave-{number}", tool, proposal.Proposed), staffId: null);

            // Short values, such as row numbers, occur in every dump.
            identities.UnionWith(rows[1..].SelectMany(row => row.Where((_, i) => columns[i].IsIdentity)).Where(value => value.Length >= 8));
        }

        var dump = await database.DumpAsync();

        Assert.Contains("Supervision every month", dump, StringComparison.Ordinal);
        var found = identities.Where(identity => dump.Contains(identity, StringComparison.OrdinalIgnoreCase)).ToList();
        output.WriteLine($"{identities.Count} identities of {Tools.Count} exports were looked for, and {found.Count} found");
        Assert.Empty(found);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Propose_OrdinaryAnswers_LeavesNothingOut(string kind)
    {
        var random = new Random(1);
        foreach (var size in new[] { 2, 3, Answers[kind].Length, 40, 400 })
        {
            var all = size <= Answers[kind].Length ? Answers[kind][..size]
                : [.. Enumerable.Range(0, size).Select(_ => Answers[kind][random.Next(Answers[kind].Length)])];

            var proposal =
                ImportProposal.Read(Files.Csv([["What?", "Where?"], .. all.Select(answer => new[] { answer, "here or there" })]));

            Assert.Equal((size, null), (size, proposal.Columns[0].Identity));
        }
    }

    [Fact]
    public void Propose_ManyDifferentFreeTexts_LeavesNothingOut()
    {
        string[] words = ["more", "time", "with", "people", "and", "less", "paper", "please", "2020", "10", "GPs", "e.g.", "visits", "a"];
        var random = new Random(1);
        var rows = Enumerable.Range(0, 1000).Select(_ =>
            new[] { string.Join(' ', Enumerable.Range(0, random.Next(2, 20)).Select(_ => words[random.Next(words.Length)])) });

        Assert.Null(ImportProposal.Read(Files.Csv([["What?"], .. rows])).Columns[0].Identity);
    }

    [Theory]
    [InlineData("Time", "Morning", "Evening")]
    [InlineData("Phone", "Weekly", "Daily")]
    [InlineData("Name", "Link worker", "Connector")]
    [InlineData("Status", "Paid", "Volunteer")]
    public void Propose_HeadingOfAnIdentityOverFewRepeatedAnswers_IsLeftOut_AndCanBeKept(string heading, params string[] answers)
    {
        var proposal =
            ImportProposal.Read(Files.Csv([[heading, "Where?"],
            .. Enumerable.Range(0, 12).Select(i => new[] { answers[i % 2], "Leeds" })]));

        Assert.Equal([0], proposal.Proposed.LeftOut);
        Assert.False(proposal.Columns[0].IsIdentity);
        Assert.Equal(2, proposal.Make("old", "Old", new ImportCorrections { LeftOut = new HashSet<int>() }).Questionnaire.Questions.Count);
    }

    [Theory]
    [InlineData("How can we reach you?", "holds e-mail addresses", "nia@example.org", "ann@example.org")]
    [InlineData("Source", "holds IP addresses", "192.0.2.7", "2001:db8::7")]
    [InlineData("Ref", "holds long codes that only a program writes, such as UUIDs", "5b0c2a54-1111-4a4a-9b9b-aaaaaaaaaaaa",
        "5b0c2a54-2222-4a4a-9b9b-bbbbbbbbbbbb")]
    [InlineData(
        "Contact information - Name", "has a heading that survey tools use for who answered, when or from where", "Mair Huws", "Nia Pugh")]
    public void Propose_NothingButIdentities_CannotBeKept(string heading, string why, params string[] cells)
    {
        var above = heading.Split(" - ");
        string[][] headings = above.Length == 1 ? [[heading, "Where?"]] : [[above[0], "", "Where?"], [above[1], "Company", "Response"]];

        var proposal =
            ImportProposal.Read(Files.Csv([.. headings, .. cells.Select((cell, i) => above.Length == 1 ? new[] { cell, "Leeds" }
            : [cell, $"Company {i}", "Leeds"])]));

        Assert.Equal((true, why), (proposal.Columns[0].IsIdentity, proposal.Columns[0].Identity));
        Assert.DoesNotContain(proposal.Make("old", "Old", new ImportCorrections { LeftOut = new HashSet<int>() }).Questionnaire.Questions,
            q => q.Text == heading);
    }

    private static ToolExports.Answer[] Columns(string tool) =>
        tool.Split("Google Forms, ") is [_, var language] ? ToolExports.Google(language) : ToolExports.All[tool];
}

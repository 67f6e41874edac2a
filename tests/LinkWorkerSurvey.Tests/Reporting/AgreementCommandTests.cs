using System.Globalization;
using System.Text;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Reporting.Agreement;
using LinkWorkerSurvey.Reporting.Export;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Reporting;

public sealed class AgreementCommandTests : IDisposable
{
    // The check vector of alpha: kappa .0909, AC1 .3103 and alpha .0952 (see CoderAgreementTests).
    private static readonly string Vector = "unit,coder,codes\n" + string.Concat("0100000010".Zip("1110010000").Index().Select(unit =>
        $"{unit.Index},A,{(unit.Item.First == '1' ? "time" : "-")}\n{unit.Index},B,{(unit.Item.Second == '1' ? "time" : "-")}\n"));

    private readonly string folder = Directory.CreateTempSubdirectory("agreement").FullName;

    [Fact]
    public async Task Agreement_PrintsATable_WithNamedOverallFigures()
    {
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("agreement", Write(Vector));
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));
        Assert.Equal(
            """
            Units that at least two coders decided (n): 10. Coders: 2. Codes: 1. Unit-code pairs: 10.

                                                       Percent      Cohen's       Gwet's  Krippendorff's        95% interval    Resamples
            Overall                             n    agreement        kappa          AC1           alpha            of alpha     left out
            All unit-code pairs pooled         10     60.0000%       0.0909       0.3103          0.0952   -0.4615 to 0.6275            9
            Set of codes as one value          10     60.0000%       0.0909       0.3103          0.0952   -0.4615 to 0.6275            9
            By code
            time                               10     60.0000%       0.0909       0.3103          0.0952   -0.4615 to 0.6275            9

            The interval is a bootstrap over units: the percentiles of 9,999 resamples, without those in which all decisions are the same.

            """.ReplaceLineEndings("\n"),
            ended.Output);
    }

    [Fact]
    public async Task Agreement_WithoutVariation_IsNotDefined_ForAReason()
    {
        var file = Write("unit,coder,codes\n1,A,x\n1,B,x\n2,A,x\n2,B,x\n3,A,y\n");
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal("Units left out, decided by fewer than two coders: 1.\nCodes left out with them: y.\n", ended.Errors);
        Assert.Equal(
            ["x", "2", "100.0000%", "not", "defined", "1.0000", "not", "defined", "not", "defined", "[1]"],
            ended.Output.Split('\n').Single(line => line.StartsWith('x')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.EndsWith(
            "[1] Kappa and alpha are not defined: all decisions are the same, so that both are 0 divided by 0.\n",
            ended.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreement_AsCsvAndJson_HasEveryDigit_AndNothingElse()
    {
        var file = Write("\uFEFFCoder,Note,Unit,Codes\n" + string.Concat(Vector.Split('\n')[1..^1].Select(line =>
            line.Split(',') is [var unit, var coder, var codes] ? $"{coder},fine,{unit},{codes}\n" : "")));
        var agreement = CodingAgreement.Of(CodingFile.Read(await File.ReadAllBytesAsync(file)).Codings);

        var csv = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file, "--format", "csv");
        Assert.Equal((0, "Ignored columns: B (Note).\n"), (csv.ExitCode, csv.Errors));
        Assert.Equal(Figure.Text(AgreementCsv.Write(agreement)), csv.Output);
        var rows = csv.Output.Split("\r\n")[1..^1].Select(line => line.Split(',')).ToList();
        Assert.Equal(
            [["pooled", "All unit-code pairs pooled"], ["set", "Set of codes as one value"], ["code", "time"]],
            rows.Select(cells => cells[..2]));
        Assert.All(rows, cells => Assert.Equal(
            [60, 0.0909, 0.3103, 0.0952],
            cells[5..9].Select(cell => Math.Round(double.Parse(cell, CultureInfo.InvariantCulture), 4))));

        var json = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file, "--format", "json");
        Assert.Equal((0, FiguresJson.Write(agreement) + "\n"), (json.ExitCode, json.Output));
    }

    [Fact]
    public async Task Agreement_IsTheSameAtEachRun_WhateverTheOrderOfRows()
    {
        var lines = Vector.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var first = await SurveyProcess.RunWithoutDatabaseAsync("agreement", Write(Vector));
        var again = await SurveyProcess.RunWithoutDatabaseAsync("agreement", Write(Vector));
        var turned = await SurveyProcess.RunWithoutDatabaseAsync(
            "agreement", Write(string.Join('\n', [lines[0], .. lines[1..].Reverse()])));
        Assert.Equal(first.Output, again.Output);
        Assert.Equal(first.Output, turned.Output);
    }

    [Fact]
    public async Task WhatCannotBeRead_IsRefused_ALineForEachProblem()
    {
        await AssertRefusedAsync("Row 2 has no unit.\nRow 3 has '-' beside codes: it says that no code applies.\n",
            Write("unit,coder,codes\n,A,x\n1,B,x|-\n"));
        await AssertRefusedAsync("No column is named 'coder'.\nThe first row must name each of the columns unit, coder and codes once.\n",
            Write("unit,codes\n1,x\n"));
        var missing = Path.Combine(folder, "missing.csv");
        await AssertRefusedAsync($"Could not find file '{missing}'.\n", missing);
        await AssertRefusedAsync($"Access to the path '{folder}' is denied.\n", folder);
    }

    [Fact]
    public async Task AFileThatIsTooLargeOrNoTable_IsRefused()
    {
        var large = Path.Combine(folder, "large.csv");
        await using (var stream = File.Create(large))
            stream.SetLength(ImportFile.SizeLimit + 1L);
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        var binary = Path.Combine(folder, "binary.csv");
        await File.WriteAllBytesAsync(binary, bytes);

        foreach (var file in new[] { large, binary })
        {
            var ended = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file);
            Assert.Equal((1, ""), (ended.ExitCode, ended.Output));
            Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ALabelWiderThanTheTable_HasALineOfItsOwn()
    {
        var label = new string('x', 60);
        var file = Write($"unit,coder,codes\n1,A,{label}\n1,B,é\n2,A,é\n2,B,é\n");
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file);
        var lines = ended.Output.Split('\n').SkipWhile(line => line != label).Take(2).ToList();
        Assert.Equal([label, new string(' ', 50) + "2     50.0000%"], lines.Select(line => line[..Math.Min(line.Length, 65)].TrimEnd()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task AssertRefusedAsync(string errors, string file)
    {
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("agreement", file);
        Assert.Equal((1, "", errors), (ended.ExitCode, ended.Output, ended.Errors));
    }

    private string Write(string text)
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}

using System.Text;
using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Suggestions;
using LinkWorkerSurvey.Suggestions.Evaluation;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Suggestions;

public sealed class SuggestEvalCommandTests : IDisposable
{
    // Each test text has the words of one code. The third has a second code, which is in no text to learn from.
    private const string Table = """
        text,codes,split
        "more funding, please",funding,train
        funding for the service,funding,train
        time to listen,time,train
        more time with clients,time,train
        funding now,funding,TEST
        no time,time,test
        time for travel,time|travel,test
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("suggest-eval").FullName;

    [Fact]
    public async Task SuggestEval_PrintsFourFigures()
    {
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("suggest-eval", Write(Table), "--words");
        Assert.Equal((0, ""), (ended.ExitCode, ended.Errors));

        // Pairs: 3 hits, 4 given, 3 predicted. Of the codes, travel is never predicted.
        Assert.Equal("sample F1: 0.889\nmicro F1: 0.857\nmacro F1: 0.667\nrecall at 5: 0.833\n", ended.Output);
    }

    [Fact]
    public async Task SuggestEval_WithVectors_KnowsOtherWordsForTheSame()
    {
        var file = Write(
            """
            Split,Note,Codes,Text
            train,,money,more funding
            train,,money,grants and donations
            train,,health,mental illness
            train,,health,depression and anxiety
            test,x,money,cash to spend
            test,,health,psychiatric help
            test,,,?
            """);
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("suggest-eval", file);
        Assert.Equal(
            (0, "Ignored columns: B (Note).\nTexts to test on without a code, each with a sample F1 of 0: 1.\n"),
            (ended.ExitCode, ended.Errors));
        Assert.StartsWith("sample F1: 0.667\n", ended.Output, StringComparison.Ordinal);
        Assert.EndsWith("recall at 5: 1.000\n", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(
        "text,code,split\na,x,train\n",
        "No column is named 'codes'.",
        "The first row must name each of the columns text, codes and split once.")]
    [InlineData("text,codes,split\n", "No row has the split 'train'.")]
    [InlineData("text,codes,split\na,x,train\n", "No row has the split 'test'.")]
    [InlineData("text,codes,split\na,x,test\n", "No row has the split 'train'.")]
    [InlineData(
        "text,codes,split\na,,train\na,x|,train\na,x,dev\na,x,\nb,x\nc,x,test,1\n",
        "Row 2 has no code, but is to be learnt from.",
        "Row 3 has an empty code: write one '|' between two codes.",
        "Row 4 has another split than train or test.",
        "Row 5 has no split: write train or test.",
        "Row 6 has only 2 cells, but there are 3 headings.",
        "Row 7 has 4 cells, but there are 3 headings.")]
    [InlineData("text,codes,split\n\"a,x,train\n", "Row 2: a quotation mark is not closed or is in the wrong place. Enclose a cell that "
        + "contains quotation marks in quotation marks, and double those inside it.")]
    public void AWrongFile_IsRefused_ForEachReason(string text, params string[] problems) =>
        Assert.Equal(problems, Problems(text));

    [Fact]
    public async Task AWrongFile_IsRefusedOnStandardError()
    {
        var ended = await SurveyProcess.RunWithoutDatabaseAsync("suggest-eval", Write("text,codes,split\na,,train\n"));
        Assert.Equal((1, "", "Row 2 has no code, but is to be learnt from.\n"), (ended.ExitCode, ended.Output, ended.Errors));
        var missing = await SurveyProcess.RunWithoutDatabaseAsync("suggest-eval", Path.Combine(folder, "none.csv"));
        Assert.Equal((1, ""), (missing.ExitCode, missing.Output));
        Assert.StartsWith("Could not find file", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void AHugeFile_IsRefused()
    {
        Assert.Throws<ImportException>(() => CodedTextFile.Read(new byte[CodedTextFile.SizeLimit + 1]));
        var many = string.Concat(Enumerable.Range(0, CodedTextFile.TextLimit + 1).Select(i => $"{i},x,{Split(i)}\n"));
        Assert.Equal(
            ["20,001 texts are more than can be tried: the limit is 20,000."],
            Problems("text,codes,split\n" + many));
        var codes = string.Concat(Enumerable.Range(0, CodedTextFile.CodeLimit + 2).Select(i => $"a,c{i},{Split(i)}\n"));
        Assert.Equal(
            ["501 codes are more than can be learnt: the limit is 500."],
            Problems("text,codes,split\n" + codes));

        static string Split(int i) => i == 0 ? "test" : "train";
    }

    [Fact]
    public void Evaluation_WithoutATextOrACode_IsRefused()
    {
        LabelledText[] coded = [new(new AnswerText("a"), new HashSet<string> { "x" })];
        Assert.Throws<ArgumentException>(() => SuggestionEvaluation.Of(coded, []));
        Assert.Throws<ArgumentException>(() => SuggestionEvaluation.Of([], coded));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static IReadOnlyList<string> Problems(string text) =>
        Assert.Throws<ImportException>(() => CodedTextFile.Read(Encoding.UTF8.GetBytes(text))).Problems;

    private string Write(string text)
    {
        var file = Path.Combine(folder, "coded.csv");
        File.WriteAllText(file, text);
        return file;
    }
}

using System.Text;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Imports;

namespace LinkWorkerSurvey.Tests.Imports;

public class CodingFileTests
{
    [Theory]
    [InlineData("unit,coder,codes\n1,A,x|y\n1,B,-\n2,A,\n")]
    [InlineData("Codes,Note,CODER,Unit\r\n x | y ,fine, A , 1 \r\n-,\"odd, \"\"too\"\"\",B,1\r\n,,A,2\r\n")]
    [InlineData("\uFEFFunit;coder;codes\n1;A;y|x|y\n\n1;B;-\n2;A;\n")]
    [InlineData("\"unit\",\"coder\",\"codes\"\n\"1\",\"A\",\"x|\ny\"\n\"1\",\"B\",\"'-\"\n\"2\",\"A\",\"\"")]
    public void ATable_IsReadByTheNamesOfItsColumns(string text)
    {
        var codings = Read(text).Codings;
        Assert.Equal([("1", "A"), ("1", "B"), ("2", "A")], codings.Select(coding => (coding.Unit, coding.Coder)));
        Assert.Equal(["x", "y"], codings[0].Codes!.Order());
        Assert.Empty(codings[1].Codes!);
        Assert.Null(codings[2].Codes);
    }

    [Fact]
    public void AnExcelFile_IsReadAsWell() => Assert.Equal(
        ["x", "y"],
        CodingFile.Read(Files.Excel([["unit", "coder", "codes"], ["1", "A", "x|y"], ["1", "B", "-"]])).Codings[0].Codes!.Order());

    [Fact]
    public void OtherColumns_AreIgnoredAndNamed() => Assert.Equal(
        ["A (Text of the answer)", "D"],
        Read("\"Text of the\nanswer\",unit,coder,,codes\nhelp,1,A,1,x\nhelp,1,B,,x\n").IgnoredColumns);

    [Fact]
    public void Names_DifferByCase_AndNotBySpaces()
    {
        var codings = Read("unit,coder,codes\n1,A,mental   health|Mental health\n1,B,mental health\n").Codings;
        Assert.Equal(["Mental health", "mental health"], codings[0].Codes!.Order(StringComparer.Ordinal));
        Assert.Subset(codings[0].Codes!.ToHashSet(), codings[1].Codes!.ToHashSet());
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("\n\n", "The file contains only empty cells.")]
    [InlineData(
        "id,who,codes\n1,A,x\n",
        "No column is named 'unit'.",
        "No column is named 'coder'.",
        "The first row must name each of the columns unit, coder and codes once.")]
    [InlineData(
        "unit,coder,codes,Unit\n1,A,x,2\n",
        "2 columns are named 'unit'.",
        "The first row must name each of the columns unit, coder and codes once.")]
    [InlineData("unit,coder,codes\n", "No unit is coded.")]
    [InlineData("unit,coder,codes\n1,A,\n1,B,\n", "No unit is coded.")]
    [InlineData("unit,coder,codes\n1,A,x\n2,A,y\n1,B,\n", "Only one coder has coded units. Agreement needs at least two.")]
    [InlineData("unit,coder,codes\n1,A,x\n2,B,y\n", "No unit is coded by two coders. Are the units' names the same?")]
    [InlineData(
        "unit,coder,codes\n1,A,x\n1,B,y\n1,A,x\n,A,x\n2,,x\n2,A,x|-\n2,B,x||y\n3,A,|\n",
        "Row 4 has the same unit and coder as row 2.",
        "Row 5 has no unit.",
        "Row 6 has no coder.",
        "Row 7 has '-' beside codes: it says that no code applies.",
        "Row 8 has an empty code: write one '|' between two codes.",
        "Row 9 has an empty code: write one '|' between two codes.")]
    [InlineData("unit,coder,codes\n1,A,\n1,A,x\n1,B,x\n", "Row 3 has the same unit and coder as row 2.")]
    [InlineData(
        "unit,coder,codes\n1,A,x,y\n1,B\n",
        "Row 2 has 4 cells, but there are 3 headings.",
        "Row 3 has only 2 cells, but there are 3 headings.")]
    [InlineData("unit,coder,codes\n1,A,\"x\n", "Row 2: a quotation mark is not closed or is in the wrong place. "
        + "Enclose a cell that contains quotation marks in quotation marks, and double those inside it.")]
    public void WhatCannotBeCompared_IsRefused_WithEveryProblemAndItsRow(string text, params string[] problems) =>
        Assert.Equal(problems, Assert.Throws<ImportException>(() => Read(text)).Problems);

    [Fact]
    public void ALongCode_IsRefused() => Assert.Equal(
        [$"Row 2 has a code of more than {Code.LabelLimit} characters."],
        Assert.Throws<ImportException>(() => Read($"unit,coder,codes\n1,A,{new string('x', Code.LabelLimit + 1)}\n")).Problems);

    [Fact]
    public void MoreProblemsThanAreListed_AreCounted()
    {
        var problems = Assert.Throws<ImportException>(() =>
            Read("unit,coder,codes\n" + string.Concat(Enumerable.Repeat(",A,x\n", 30)))).Problems;
        Assert.Equal(ImportException.ListLimit + 1, problems.Count);
        Assert.Equal("And 10 more of this kind.", problems[^1]);
    }

    [Fact]
    public void MoreDecisionsThanCanBeCompared_AreRefused()
    {
        var text = new StringBuilder("unit,coder,codes\n");
        for (var row = 0; row < 5000; row++)
            text.Append(row / 2).Append(',').Append(row % 2).Append(",a").Append(row).Append('\n');
        Assert.Equal(
            [
                "5,000 codings with 5,000 codes are more than can be compared: the limit is 20,000,000 decisions. "
                    + "Compare fewer units at once.",
            ],
            Assert.Throws<ImportException>(() => Read(text.ToString())).Problems);
    }

    private static CodingFile Read(string text) => CodingFile.Read(Encoding.UTF8.GetBytes(text));
}

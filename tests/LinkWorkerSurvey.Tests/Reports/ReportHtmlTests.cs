using AngleSharp.Html.Parser;
using LinkWorkerSurvey.Reporting.Claims;
using LinkWorkerSurvey.Reporting.Reports.Html;

namespace LinkWorkerSurvey.Tests.Reports;

/// <summary>Tests the HTML of a section's text, as pasted by people and as sent by attackers.</summary>
public class ReportHtmlTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[click](javascript:alert(1))")]
    [InlineData("[click](  JaVaScRiPt:alert(1))")]
    [InlineData("[click](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![x](https://evil.example/x.png)")]
    [InlineData("![x](//evil.example/x.png)")]
    [InlineData("![x](/surveys/2019/results/charts/Q2.svg)")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<p class=MsoNormal style='mso-margin-top-alt:auto'><o:p></o:p><b>Word</b></p>")]
    [InlineData("<a href=\"https://example.org\" onclick=\"alert(1)\">a</a>")]
    [InlineData("[a](https://example.org \"onmouseover=alert(1)\")")]
    [InlineData("**bold <iframe src=https://evil.example>** more")]
    [InlineData("| a |\n|---|\n| <style>*{display:none}</style> |")]
    public void WhatIsNoText_DoesNothing(string text)
    {
        var page = new HtmlParser().ParseDocument(ReportHtml.Of(text, 2, _ => null));

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, svg, style, form, input, object, embed, link"));
        Assert.All(page.QuerySelectorAll("*").SelectMany(element => element.Attributes), attribute =>
            Assert.Contains(attribute.Name, new[] { "href", "title" }));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public void AChartOfTheReport_IsShown_AndHeadingsAreBelowThatOfTheSection()
    {
        var page = new HtmlParser().ParseDocument(ReportHtml.Of(
            "# Own heading\n\n![Reasons](Q2) ![No chart](Q99)", 3, table => table == "Q2" ? "/charts/Q2.svg" : null));

        Assert.Equal("Own heading", page.QuerySelector("h4")!.TextContent);
        var image = Assert.Single(page.QuerySelectorAll("img"));
        Assert.Equal(("/charts/Q2.svg", "Reasons"), (image.GetAttribute("src"), image.GetAttribute("alt")));
        Assert.Contains("No chart", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It was 39% of them.", "39%")]
    [InlineData("It was **39%** of them.", "39%")]
    [InlineData("It was **39**% of them.", "39%")]
    [InlineData("A \\* star, then 39% here.", "39%")]
    [InlineData("- a list with 39%\n- and more", "39%")]
    public void AClaim_IsMarkedWhereItStands(string text, string words)
    {
        var start = text.Replace("**", "", StringComparison.Ordinal) == text
            ? text.IndexOf(words, StringComparison.Ordinal)
            : text.IndexOf("39", StringComparison.Ordinal);
        var length = text.IndexOf('%', StringComparison.Ordinal) + 1 - start;
        Claim[] claims =
        [
            new()
            {
                Start = start, Length = length, Line = 1, Words = words, Kind = ClaimKind.Percentage, Status = ClaimStatus.Wrong, Why = "",
            },
        ];

        var page = new HtmlParser().ParseDocument(ReportHtml.Of(text, 2, _ => null, claims));

        Assert.Equal(words + "1", string.Concat(page.QuerySelectorAll(".claim--wrong").Select(mark => mark.TextContent)));
        Assert.Equal(
            new HtmlParser().ParseDocument(ReportHtml.Of(text, 2, _ => null)).Body!.TextContent,
            page.Body!.TextContent.Replace(words + "1", words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("|a", 1_000, "|\n", "|-", 5_000)]
    [InlineData("|a", 20_000, "|\n", "|-", 10)]
    public void ATableThatWouldFillTheMemory_StaysText(string head, int columns, string end, string rule, int rows)
    {
        var text = string.Concat(Enumerable.Repeat(head, columns)) + end + string.Concat(Enumerable.Repeat(rule, columns)) + end
            + string.Concat(Enumerable.Repeat(end, rows));
        var html = ReportHtml.Of(text, 2, _ => null);
        Assert.DoesNotContain("<td", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1, 4 * text.Length);
    }

    [Fact]
    public void ThousandsOfLines_AreOneParagraph_WithEveryWord()
    {
        var page = new HtmlParser().ParseDocument(ReportHtml.Of(string.Concat(Enumerable.Repeat("- x\n", 60_000)), 2, _ => null));
        Assert.Single(page.QuerySelectorAll("p"));
        Assert.Equal(60_000, page.Body!.TextContent.Count(letter => letter == 'x'));
    }

    [Fact]
    public void AHugeText_IsShownWhole()
    {
        var text = string.Concat(Enumerable.Repeat(new string('w', 60) + " words **bold** and more, 12% of them.\n\n", 2_400));
        Assert.True(text.Length > 200_000);
        var page = new HtmlParser().ParseDocument(ReportHtml.Of(text, 2, _ => null));
        Assert.Equal(2_400, page.QuerySelectorAll("p").Length);
    }
}

using LinkWorkerSurvey.Core.Windows;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace LinkWorkerSurvey.Tests.Windows;

public class SlugTests
{
    // The parameters of routes that are no slugs.
    private static readonly string[] NoSlugs = ["token", "file", "status", "path", "id", "table", "section", "number"];

    [Theory]
    [InlineData("a")]
    [InlineData("2019")]
    [InlineData("partner-newsletter-2")]
    [InlineData("123456789012345678901234567890123456789012345678901234567890")]
    public void Require_OfLowerCaseLettersDigitsAndSingleHyphens_ReturnsIt(string text) => Assert.Equal(text, Slug.Require(text));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("Wave")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("a/b")]
    [InlineData("a\n")]
    [InlineData("tŷ")]
    [InlineData("٢٠١٩")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    [InlineData("new")]
    [InlineData("import")]
    public void Require_OfAnythingElse_Refuses(string text) => Assert.Throws<ArgumentException>(() => Slug.Require(text));

    [Theory]
    [InlineData("New", "imported")]
    [InlineData("Import!", "imported")]
    [InlineData("New wave", "new-wave")]
    public void From_ATitleThatMakesAReservedSlug_MakesTheOther(string title, string slug) =>
        Assert.Equal(slug, Slug.From(title, "imported"));

    [Fact]
    public async Task IsReserved_EverySegmentOfTheSiteInThePlaceOfASlug_AndNoOther()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var app = new SurveyApp(database);
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        var routes = endpoints.Select(e => e.RoutePattern.PathSegments).ToList();

        var beside =
            from route in routes
            from place in Enumerable.Range(0, route.Count)
            where route[place].Parts is [RoutePatternParameterPart parameter] && !NoSlugs.Contains(parameter.Name)
            from other in routes
            where other.Count > place && other[place].Parts is [RoutePatternLiteralPart]
            where Enumerable.Range(0, place).All(i => CanBeSame(route[i], other[i]))
            select ((RoutePatternLiteralPart)other[place].Parts[0]).Content;

        Assert.Equal(["import", "new"], beside.Distinct().Order(StringComparer.Ordinal));
        Assert.All(beside, segment => Assert.True(Slug.IsReserved(segment), segment));
    }

    // A parameter matches any segment.
    private static bool CanBeSame(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        one.Parts is not [RoutePatternLiteralPart first] || other.Parts is not [RoutePatternLiteralPart second]
        || first.Content == second.Content;
}

using System.Text.Json;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Questionnaires;

public class QuestionnaireLibraryTests
{
    private static readonly string[] Headings = ["code", "version", "title", "strapline", "heading", "closing"];

    [Fact]
    public void LinkWorkers2019_IsThePrintedQuestionnaireWordForWord() =>
        Assert.Equal(Lines(Data.PrintedQuestionnaire), Lines(QuestionnaireLibrary.LinkWorkers2019));

    [Fact]
    public void LinkWorkers2019_DoesNotTakeTheHeadingLeftByTheToolForAnOption() =>
        Assert.DoesNotContain(QuestionnaireLibrary.LinkWorkers2019.Questions.SelectMany(q => q.Choices()), o =>
            o.Label.Contains("Answer Choices", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void EveryQuestionnaire_SurvivesBeingStored() =>
        Assert.All(QuestionnaireLibrary.All, q => Assert.Equal(Lines(q), Lines(QuestionnaireDocument.Parse(q.ToJson()))));

    private static IEnumerable<string> Lines(QuestionnaireDocument document) =>
        [
            document.Code,
            document.Version,
            document.Title,
            document.Strapline,
            document.Heading,
            document.Closing,
            .. document.Questions.SelectMany(q =>
                Lines(
                    q.Code,
                    JsonNamingPolicy.CamelCase.ConvertName(q.Kind.ToString()),
                    q.Text,
                    q.Hint,
                    q.Options.Select(o => o.Label),
                    q.Other?.Label,
                    q.Facets)),
        ];

    private static IEnumerable<string> Lines(JsonElement printed) =>
        [
            .. Headings.Select(name => Text(printed, name)!),
            .. printed
                .GetProperty("questions")
                .EnumerateArray()
                .SelectMany(q =>
                    Lines(
                        Text(q, "code")!,
                        Text(q, "kind")!,
                        Text(q, "text")!,
                        Text(q, "hint"),
                        Texts(q, "options"),
                        Text(q, "other"),
                        Texts(q, "codingFacets"))),
        ];

    private static IEnumerable<string> Lines(
        string code,
        string kind,
        string text,
        string? hint,
        IEnumerable<string> options,
        string? other,
        IEnumerable<string> facets) =>
        [
            $"{code} {kind}",
            text,
            $"hint: {hint}",
            .. options.Select(o => $"option: {o}"),
            $"other: {other}",
            .. facets.Select(f => $"facet: {f}"),
        ];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static IEnumerable<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var values) ? values.EnumerateArray().Select(v => v.GetString()!) : [];
}

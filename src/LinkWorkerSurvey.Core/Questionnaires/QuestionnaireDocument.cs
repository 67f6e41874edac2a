using System.Text.Json;
using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// The content of one version of a questionnaire. Serialized as JSON, it is a file in the repository and a <c>jsonb</c> column in the
/// database.
/// </summary>
public sealed record QuestionnaireDocument
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new QuestionKindConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The name of the questionnaire, the same in all its versions.</summary>
    public required string Code { get; init; }

    /// <summary>The version, such as <c>2019</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The title of the survey, as respondents read it.</summary>
    public required string Title { get; init; }

    /// <summary>A phrase about the purpose of the survey, without a full stop; the form shows it in the details about anonymity.</summary>
    public required string Strapline { get; init; }

    /// <summary>The paragraph below the title on the form; it says, for example, for which group of people the questions are.</summary>
    public required string Heading { get; init; }

    /// <summary>The thanks with which the page shown after sending begins, such as 'Thank you!'.</summary>
    public required string Closing { get; init; }

    /// <summary>The questions in the order in which they are asked.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Parses a questionnaire from JSON and validates it.</summary>
    /// <exception cref="JsonException">The text is not the JSON of a questionnaire.</exception>
    /// <exception cref="RuleException">
    /// Two questions have the same code, two options have the same key, or a question breaks a rule of its kind.
    /// </exception>
    public static QuestionnaireDocument Parse(string json)
    {
        var document = JsonSerializer.Deserialize<QuestionnaireDocument>(json, Json)
            ?? throw new JsonException("The questionnaire is empty.");
        document.Check();
        return document;
    }

    /// <summary>Returns the document as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>Returns the question with the given code.</summary>
    /// <exception cref="KeyNotFoundException">The questionnaire has no such question.</exception>
    public Question Question(string code) =>
        Questions.FirstOrDefault(q => q.Code == code) ?? throw new KeyNotFoundException($"{Code} {Version} has no question {code}.");

    private void Check()
    {
        Refuse(Questions.GroupBy(q => q.Code).FirstOrDefault(g => g.Count() > 1)?.Key, "is the code of two questions");
        Refuse(
            Questions.SelectMany(q => q.Choices()).GroupBy(o => o.Key).FirstOrDefault(g => g.Count() > 1)?.Key,
            "is the key of two options");
        var wrong = Questions.Select(q => (q.Code, Fault: q.Kind.FindFault(q))).FirstOrDefault(q => q.Fault is not null);
        Refuse(wrong.Code, wrong.Fault);
    }

    private void Refuse(object? culprit, string? complaint)
    {
        if (culprit is not null)
            throw new RuleException($"Questionnaire {Code} {Version}: {culprit} {complaint}.");
    }
}

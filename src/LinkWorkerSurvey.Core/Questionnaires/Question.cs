using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>One question of a questionnaire.</summary>
public sealed record Question
{
    /// <summary>The code of the question within its questionnaire, such as <c>Q1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The kind of the question, such as single choice.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The heading above the question's results.</summary>
    public required string Title { get; init; }

    /// <summary>The question as the respondent reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The hint below the question, such as '(choose one)'; null if there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The options in the order shown, without 'Other'; empty for an open question.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The 'Other' option, shown last with its own text box; null if there is none.</summary>
    public Option? Other { get; init; }

    /// <summary>
    /// The facets (dimensions) of the question, each coded with its own code frame; empty if one code frame covers all its answers.
    /// </summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>
    /// Whether the question describes the respondent, such as their nation or kind of employer. Cross-tabulations offer such questions
    /// first as columns, so that the results of other questions are compared between these groups. JSON contains this property only if it
    /// is true.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Profile { get; init; }

    /// <summary>
    /// Returns the facets for which code frames are created: <see cref="Facets"/>, or a single null if the question has none.
    /// </summary>
    public IEnumerable<string?> FramedFacets() => Facets.DefaultIfEmpty<string?>(null);

    /// <summary>
    /// Returns the identifier of the question, or of one facet, in URLs: the code, then a dot and the facet's number from 1. Examples are
    /// <c>Q7</c> and <c>Q8.2</c>.
    /// </summary>
    /// <param name="facet">One of <see cref="FramedFacets"/>; null for the whole question.</param>
    public string KeyOf(string? facet) =>
        facet is null ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code}.{Facets.TakeWhile(f => f != facet).Count() + 1}");

    /// <summary>Whether respondents can write a text, as the answer itself or in the 'Other' text box.</summary>
    [JsonIgnore]
    public bool TakesWords => Kind.IsOpen || Other is not null;

    /// <summary>Returns all options that a respondent can select: the options, then 'Other'.</summary>
    public IEnumerable<Option> Choices() => Other is null ? Options : Options.Append(Other);
}

using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>One question of a questionnaire, in its author's wording.</summary>
public sealed record Question
{
    /// <summary>The code of the question within its questionnaire, such as <c>Q1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The kind of answer it takes.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The heading of its results.</summary>
    public required string Title { get; init; }

    /// <summary>The question as the respondent reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The line beneath it, such as '(choose one)'; null if there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The pre-coded answers in the order in which they are offered; empty for an open question.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The last option, which has a text box of its own; null if there is none.</summary>
    public Option? Other { get; init; }

    /// <summary>The facets of its answers, each coded with a code frame of its own; empty if there is only one.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>
    /// Whether the question describes the respondent, such as their nation or kind of employer, instead of what they do or think. Results
    /// of other questions are compared by its answers. The JSON document contains the property only where it is true.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Profile { get; init; }

    /// <summary>Returns the facets that need a code frame: <see cref="Facets"/>, or a single null if the question has none.</summary>
    public IEnumerable<string?> FramedFacets() => Facets.DefaultIfEmpty<string?>(null);

    /// <summary>
    /// Returns the name of the question, or of one facet, in addresses: the code, then a point and the facet's number from 1, such as
    /// <c>Q7</c> or <c>Q8.2</c>.
    /// </summary>
    /// <param name="facet">One of <see cref="FramedFacets"/>.</param>
    public string KeyOf(string? facet) =>
        facet is null ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code}.{Facets.TakeWhile(f => f != facet).Count() + 1}");

    /// <summary>Whether the question takes the respondent's own words, as the answer itself or beside 'Other'.</summary>
    [JsonIgnore]
    public bool TakesWords => Kind.IsOpen || Other is not null;

    /// <summary>Returns everything that can be ticked: the options, then 'Other'.</summary>
    public IEnumerable<Option> Choices() => Other is null ? Options : Options.Append(Other);
}

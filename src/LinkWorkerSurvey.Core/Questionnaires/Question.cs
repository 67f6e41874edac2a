using System.Globalization;
using System.Text.Json.Serialization;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>One question of a questionnaire, worded as its author worded it.</summary>
public sealed record Question
{
    /// <summary>The name of the question within its questionnaire, such as <c>Q1</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The way in which it is answered.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The heading of its results.</summary>
    public required string Title { get; init; }

    /// <summary>The question as the respondent reads it.</summary>
    public required string Text { get; init; }

    /// <summary>The line beneath it, such as '(choose one)'; null where there is none.</summary>
    public string? Hint { get; init; }

    /// <summary>The pre-coded answers in the order they are offered; empty for an open question.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>The last answer, which has a text box of its own; null where there is none.</summary>
    public Option? Other { get; init; }

    /// <summary>The ways its answers are coded, each with a code frame of its own; empty when there is only one.</summary>
    public IReadOnlyList<string> Facets { get; init; } = [];

    /// <summary>
    /// Whether it asks who the respondent is, such as their nation or the kind of their employer, and not what they do or think: other
    /// questions' answers are compared by it. A document says it only where it is so.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Profile { get; init; }

    /// <summary>The facets to make a code frame for: <see cref="Facets"/>, or a single null when the question has none.</summary>
    public IEnumerable<string?> FramedFacets() => Facets.DefaultIfEmpty<string?>(null);

    /// <summary>
    /// Names the question, or one facet of it, in addresses: its code, and behind a point the number of the facet, counted from 1:
    /// <c>Q7</c>, <c>Q8.2</c>.
    /// </summary>
    /// <param name="facet">One of <see cref="FramedFacets"/>.</param>
    public string KeyOf(string? facet) =>
        facet is null ? Code : string.Create(CultureInfo.InvariantCulture, $"{Code}.{Facets.TakeWhile(f => f != facet).Count() + 1}");

    /// <summary>Whether there is a place for the respondent's own words: the answer itself, or the words beside 'Other'.</summary>
    [JsonIgnore]
    public bool TakesWords => Kind.IsOpen || Other is not null;

    /// <summary>All that can be ticked: the options, then 'Other'.</summary>
    public IEnumerable<Option> Choices() => Other is null ? Options : Options.Append(Other);
}

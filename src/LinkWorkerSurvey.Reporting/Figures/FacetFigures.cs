using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The results of one question, or of one facet of it.</summary>
public sealed record FacetFigures
{
    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Names the table in addresses, as <see cref="Core.Questionnaires.Question.KeyOf"/> says.</summary>
    [JsonIgnore]
    public string Key { get; init; } = "";

    /// <summary>The number of the question within its questionnaire, counted from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The question as respondents read it.</summary>
    public required string Text { get; init; }

    /// <summary>The heading of the results.</summary>
    public required string Title { get; init; }

    /// <summary>The facet; null when the question has only one.</summary>
    public string? Facet { get; init; }

    /// <summary>What the percentages are of: respondents, or mentions where the window's figures are of those.</summary>
    public required int Base { get; init; }

    /// <summary>How that base is marked where it is small.</summary>
    public required BaseMark BaseMark { get; init; }

    /// <summary>The respondents who answered the question.</summary>
    public required int Answered { get; init; }

    /// <summary>The respondents of the window who did not.</summary>
    public required int NotAnswered { get; init; }

    /// <summary>The respondents who wrote something.</summary>
    public required int Texts { get; init; }

    /// <summary>The answers that wait to be coded; they are in no category yet, which says nothing about what they say.</summary>
    public required int Waiting { get; init; }

    /// <summary>What a reader must know of this table; empty when nothing.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The rows, in the order asked for.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>The headings over categories; empty when none are made.</summary>
    public required IReadOnlyList<NetFigures> Nets { get; init; }

    /// <summary>What staff matched of the question and its rows with other waves.</summary>
    [JsonIgnore]
    public IReadOnlyList<SameAs> SameAs { get; init; } = [];

    /// <summary>The same table of another wave beside it; null when nothing is compared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TableComparison? Comparison { get; init; }

    /// <summary>Whether a category was made by coding what was written beside 'Other'. 'Other' itself is the last row.</summary>
    /// <param name="row">One of <see cref="Categories"/>.</param>
    public bool IsCodedFromOther(Category row) => row.Source == CategorySource.Other && row != Categories[^1];

    /// <summary>Why there is no category, in a sentence.</summary>
    /// <param name="beforeCoding">Whether coded answers are left out.</param>
    public string NothingInWords(bool beforeCoding) =>
        beforeCoding
            ? $"Answers in words are in no category before they are coded; {Texts} were given."
            : "No codes are made for these answers yet.";

    /// <summary>The base, all respondents, who answered and what waits, in a sentence.</summary>
    /// <param name="of">What the percentages are of.</param>
    public string BaseInWords(PercentageBase of)
    {
        var outOf = BaseMark == BaseMark.Bracketed ? $"({Base})" : $"{Base}";
        var who = of switch
        {
            PercentageBase.All => "all respondents",
            PercentageBase.Answered => $"those who answered, of {Answered + NotAnswered} respondents",
            PercentageBase.Mentions => $"mentions, by those of {Answered + NotAnswered} respondents who answered",
        };
        var waiting = Waiting switch { 0 => "", 1 => "; 1 answer waits to be coded", _ => $"; {Waiting} answers wait to be coded" };
        return $"Base: {outOf} ({who}); {Answered} answered, {NotAnswered} did not{waiting}.";
    }
}

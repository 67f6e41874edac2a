using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>The results of one question, or of one facet (dimension) of a question, as a table.</summary>
public sealed record FacetFigures
{
    /// <summary>The code of the question, such as <c>Q7</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The key of the table in URLs: see <see cref="Core.Questionnaires.Question.KeyOf"/>.</summary>
    [NotInFiles]
    public string Key { get; init; } = "";

    /// <summary>The number of the question in its questionnaire, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The question as respondents read it.</summary>
    public required string Text { get; init; }

    /// <summary>The heading above the results.</summary>
    public required string Title { get; init; }

    /// <summary>The number, heading and facet of the table, such as '8 Support: Additional training areas'.</summary>
    [JsonIgnore]
    public string Heading => $"{Number} {Title}{(Facet is null ? "" : $": {Facet}")}";

    /// <summary>
    /// The facet of the question that the table shows, coded with a code frame of its own; null if the question has no facets.
    /// </summary>
    public string? Facet { get; init; }

    /// <summary>
    /// The base of the percentages: a number of respondents, or of mentions if percentages are of mentions. It is 0 if nobody answered the
    /// question, even if percentages are of all respondents: nothing is computed then.
    /// </summary>
    public required int Base { get; init; }

    /// <summary>
    /// The mark that warns of a small base, or 'none' if the base is large enough. It counts respondents whatever the percentages are of;
    /// if they are of mentions, the respondents who answered.
    /// </summary>
    public required BaseMark BaseMark { get; init; }

    /// <summary>The number of respondents who answered the question.</summary>
    public required int Answered { get; init; }

    /// <summary>The number of respondents of the window who did not answer the question.</summary>
    public required int NotAnswered { get; init; }

    /// <summary>
    /// The respondents who did not answer (item non-response) as a whole percentage of all respondents of the window. Null if there are no
    /// respondents. A 0 or 100 may be rounded.
    /// </summary>
    public int? NotAnsweredPercent => Missing.Percent;

    /// <summary>
    /// The number of respondents who wrote a text, as the answer to an open question or in the 'Other' text box. Null in an edition of a
    /// report that leaves out a row of 'Other' texts, whose number would follow from it.
    /// </summary>
    public int? Texts { get; init; }

    /// <summary>
    /// The number of texts that count in no code yet: those not coded, those that a coder set aside for a second look, and in a question
    /// with options all texts until its coding is signed off. In a question with 'Other', they can count in the row 'Other'.
    /// Null where <see cref="Texts"/> is.
    /// </summary>
    public int? Waiting { get; init; }

    /// <summary>
    /// Whether the table will count coded texts once the question's coding is signed off, and shows them under 'Other' until then: see
    /// <see cref="CodeFrame.IsCounted"/>. False before coding, and without texts.
    /// </summary>
    [NotInFiles]
    public bool AwaitsSignOff { get; init; }

    /// <summary>
    /// How far the coding can be relied on; null if no answer was coded by two coders and no suggestions were visible, or before coding.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CodingQuality? Coding { get; init; }

    /// <summary>The key of the row 'Other', also where an edition leaves it out; null if the question has none.</summary>
    [NotInFiles]
    public string? OtherKey { get; init; }

    /// <summary>The notes that readers of the table need; empty if none.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The rows, in the order requested.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>
    /// The nets; empty if the code frame has none, and in a question with several choices until its coding is signed off: see
    /// <see cref="CodeFrame.IsCounted"/>.
    /// </summary>
    public required IReadOnlyList<NetFigures> Nets { get; init; }

    /// <summary>The matches that staff stored for differently worded questions or rows in other waves.</summary>
    [JsonIgnore]
    public IReadOnlyList<WordingMatch> WordingMatches { get; init; } = [];

    /// <summary>The comparison with the matching table of the comparison wave; null without a comparison.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TableComparison? Comparison { get; init; }

    private Share Missing => new(NotAnswered, Answered + NotAnswered);

    /// <summary>Returns whether a row is the row 'Other', which counts the 'Other' answers that no code covers.</summary>
    /// <param name="row">One of <see cref="Categories"/>.</param>
    public bool IsOther(Category row) =>
        row.Source == CategorySource.Other && (OtherKey is null ? row == Categories[^1] : row.Key == OtherKey);

    /// <summary>Returns whether a row is a code for texts from the 'Other' text box. False for the row 'Other' itself.</summary>
    /// <param name="row">One of <see cref="Categories"/>.</param>
    public bool IsCodedFromOther(Category row) => row.Source == CategorySource.Other && !IsOther(row);

    /// <summary>Returns a sentence that explains why the table has no categories, or its chart no bars.</summary>
    /// <param name="beforeCoding">Whether coded answers are left out.</param>
    public string NothingInWords(bool beforeCoding) =>
        Answered == 0 ? "There are no answers to show."
        : beforeCoding ? $"Text answers are in no category until they are coded; {Texts} were given."
        : "There are no codes for these answers yet.";

    /// <summary>
    /// Returns a sentence with the base and the numbers of respondents who did and did not answer. It also states the number of uncoded
    /// answers. The number of respondents that <see cref="BaseMark"/> is about is in brackets if it is small.
    /// </summary>
    /// <param name="of">The base of the percentages.</param>
    public string BaseInWords(PercentageBase of)
    {
        var answered = of == PercentageBase.Mentions ? BaseMarks.InPrint(Answered) : $"{Answered}";
        var who = Answered == 0 ? "nobody answered" : of switch
        {
            PercentageBase.All => "all respondents",
            PercentageBase.Answered => $"those who answered, of {Answered + NotAnswered} respondents",
            PercentageBase.Mentions => $"mentions by those who answered, of {Answered + NotAnswered} respondents",
        };
        var waiting = Waiting is null or 0 ? ""
            : $"; {(Waiting == 1 ? "1 answer is" : $"{Waiting} answers are")} {(AwaitsSignOff ? "in no code" : "not coded")} yet";
        var missing = NotAnswered == 0 ? "" : $" ({Missing.InPrint} of {Missing.Base} respondents)";
        return $"Base: {BaseInPrint(of)} ({who}); {answered} answered, {NotAnswered} did not answer{missing}{waiting}.";
    }

    /// <summary>Returns <see cref="Base"/> as it is printed: in brackets if it is a small number of respondents.</summary>
    /// <param name="of">The base of the percentages. A number of mentions has no mark.</param>
    public string BaseInPrint(PercentageBase of) => of == PercentageBase.Mentions ? $"{Base}" : BaseMarks.InPrint(Base);
}

using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A question found in an import file, with its inferred kind.</summary>
public sealed record ImportQuestion
{
    private const int FewChoices = 25;
    private const int MostChoices = 500;

    internal ImportQuestion()
    {
    }

    /// <summary>The question's code: <c>Q1</c>, <c>Q2</c> and so on, or the code in the headings of this product's own export.</summary>
    public required string Code { get; init; }

    /// <summary>The wording of the question.</summary>
    public required string Text { get; init; }

    /// <summary>The kind that was inferred from the heading and the answers.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The number of rows with an answer to the question.</summary>
    public required int Filled { get; init; }

    /// <summary>
    /// The number of different answers: the number of option columns or, if the answers are in one column, of different values.
    /// </summary>
    public required int Different { get; init; }

    /// <summary>The columns of the question, in this order: answer, options, 'Other' text.</summary>
    public IReadOnlyList<ImportColumn> Columns =>
        [
            .. new[] { Answer }
                .OfType<ImportColumn>()
                .Concat(Options.Select(o => o.Column))
                .Concat(new[] { Words?.Column }.OfType<ImportColumn>()),
        ];

    /// <summary>Whether the question has a column for 'Other' texts.</summary>
    public bool HasWords => Words is not null;

    /// <summary>The column that contains the answers; null if each option has its own column.</summary>
    internal ImportColumn? Answer { get; init; }

    /// <summary>The columns of the options, each with its label.</summary>
    internal IReadOnlyList<(ImportColumn Column, string Label)> Options { get; init; } = [];

    /// <summary>The column of the 'Other' texts, with its label; null if there is none.</summary>
    internal (ImportColumn Column, string Label)? Words { get; init; }

    /// <summary>
    /// Whether a text in the 'Other' column also counts as a tick of 'Other' (in a single-choice question only if no other option is
    /// chosen). True for files of other tools, which export no separate tick.
    /// </summary>
    internal bool WordsTick { get; init; }

    /// <summary>
    /// Returns the question without the given columns; null if none of its columns remains. If only the column of 'Other' texts remains, it
    /// becomes an open question.
    /// </summary>
    internal ImportQuestion? Without(IReadOnlySet<int> columns)
    {
        bool Goes(ImportColumn? column) => column is not null && columns.Contains(column.Index);

        var left = this with
        {
            Answer = Goes(Answer) ? null : Answer,
            Options = [.. Options.Where(o => !Goes(o.Column))],
            Words = Goes(Words?.Column) ? null : Words,
        };
        return left switch
        {
            { Answer: null, Options: [], Words: null } => null,
            { Answer: null, Options: [], Words: { } words } => left with
            {
                Answer = words.Column,
                Words = null,
                Text = words.Column.Heading,
                Kind = QuestionKinds.OpenText,
            },
            _ => left,
        };
    }

    /// <summary>Infers the kind of a question whose answers are in one column.</summary>
    internal static QuestionKind KindOf(Heading heading, bool hasWords, IReadOnlyCollection<string> filled)
    {
        if (heading.IsOpen || filled.Count == 0)
            return hasWords ? QuestionKinds.SingleChoice : QuestionKinds.OpenText;
        var different = filled.ToHashSet();
        var most = heading.IsChoice || hasWords ? MostChoices : FewChoices;
        return
            different.Count <= most
            && different.All(value => value.Length <= Coding.Code.LabelLimit)
            && (most == MostChoices || 3 * different.Count <= 2 * filled.Count)
            ? QuestionKinds.SingleChoice
            : QuestionKinds.OpenText;
    }
}

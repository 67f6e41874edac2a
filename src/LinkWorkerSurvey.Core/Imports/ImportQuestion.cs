using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A question found in a file, with the kind that was inferred for it.</summary>
public sealed record ImportQuestion
{
    private const int FewChoices = 25;
    private const int MostChoices = 500;

    internal ImportQuestion()
    {
    }

    /// <summary>The code that the question gets: <c>Q1</c>, <c>Q2</c> and so on, or the code in the product's own export.</summary>
    public required string Code { get; init; }

    /// <summary>The wording of the question.</summary>
    public required string Text { get; init; }

    /// <summary>The kind that the answers suggest.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The number of rows with an answer to the question.</summary>
    public required int Filled { get; init; }

    /// <summary>The number of different answers: of options if each has a column of its own, otherwise of values.</summary>
    public required int Different { get; init; }

    /// <summary>The columns of the question: the answer, the options, then the words beside 'Other'.</summary>
    public IReadOnlyList<ImportColumn> Columns =>
        [
            .. new[] { Answer }
                .OfType<ImportColumn>()
                .Concat(Options.Select(o => o.Column))
                .Concat(new[] { Words?.Column }.OfType<ImportColumn>()),
        ];

    /// <summary>Whether the question has a column for the words beside 'Other'.</summary>
    public bool HasWords => Words is not null;

    /// <summary>The column that holds the answer itself; null if each option has a column of its own.</summary>
    internal ImportColumn? Answer { get; init; }

    /// <summary>The columns of the options, with their labels.</summary>
    internal IReadOnlyList<(ImportColumn Column, string Label)> Options { get; init; } = [];

    /// <summary>The column of the words beside 'Other', with its label; null if there is none.</summary>
    internal (ImportColumn Column, string Label)? Words { get; init; }

    /// <summary>Whether words beside 'Other' count as a tick of it. Exports of other tools have no separate tick for 'Other'.</summary>
    internal bool WordsTick { get; init; }

    /// <summary>Returns the question without some columns; null if no column remains.</summary>
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

    /// <summary>Returns the kind of a question that is answered in one column.</summary>
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

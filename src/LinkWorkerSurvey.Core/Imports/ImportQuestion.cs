using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>One question as it was found in a file, with the kind that was inferred for it.</summary>
public sealed record ImportQuestion
{
    private const int FewChoices = 25;
    private const int MostChoices = 500;

    internal ImportQuestion()
    {
    }

    /// <summary>The name it gets: <c>Q1</c> and on, or the one that our own export gives it.</summary>
    public required string Code { get; init; }

    /// <summary>The wording of the question.</summary>
    public required string Text { get; init; }

    /// <summary>The kind that its answers suggest.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The number of rows with an answer to it.</summary>
    public required int Filled { get; init; }

    /// <summary>
    /// How many different answers there are: options where each has a column, different values where one column holds all.
    /// </summary>
    public required int Different { get; init; }

    /// <summary>Its columns, in the order of the file.</summary>
    public IReadOnlyList<ImportColumn> Columns =>
        [
            .. new[] { Answer }
                .OfType<ImportColumn>()
                .Concat(Options.Select(o => o.Column))
                .Concat(new[] { Words?.Column }.OfType<ImportColumn>()),
        ];

    /// <summary>Whether there is a place for words beside 'Other'.</summary>
    public bool HasWords => Words is not null;

    /// <summary>The column that holds the answer itself; null where each option has one.</summary>
    internal ImportColumn? Answer { get; init; }

    /// <summary>The columns of its options.</summary>
    internal IReadOnlyList<(ImportColumn Column, string Label)> Options { get; init; } = [];

    /// <summary>The column of the words beside 'Other'.</summary>
    internal (ImportColumn Column, string Label)? Words { get; init; }

    /// <summary>Whether words beside 'Other' say that it was ticked: other tools' exports have no tick of its own for it.</summary>
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

    /// <summary>The kind of a question that one column answers.</summary>
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

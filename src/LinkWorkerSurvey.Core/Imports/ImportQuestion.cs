using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A question found in an import file, with its inferred kind.</summary>
public sealed record ImportQuestion
{
    private const int FewChoices = 25;
    private const int MostChoices = 500;
    private const int SentenceLength = 60;

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
    /// The number of different answers: of option columns or, if the answers are in one column, of different values; of choices if the
    /// values are lists of them.
    /// </summary>
    public required int Different { get; init; }

    /// <summary>
    /// The different answers as <see cref="Kind"/> counts them, each with its number of rows, the most frequent first; empty for free text.
    /// </summary>
    public IReadOnlyList<(string Label, int Count)> Answers { get; internal init; } = [];

    /// <summary>
    /// The choices, each with its number of rows, that the question would have as multiple choice, because some cells of its one column
    /// name several; empty if none does, or if there are too many of them to be likely.
    /// </summary>
    public IReadOnlyList<(string Label, int Count)> ListedChoices => Lists is { Choices.Count: <= FewChoices } lists ? lists.Choices : [];

    /// <summary>
    /// The number of answers in lists that would be stored as 'Other' texts, because only one of many respondents gave each of them.
    /// </summary>
    public int ListedOnce => Lists?.OwnWords ?? 0;

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

    /// <summary>How to read several choices from one cell; null if no cell of the answers names several.</summary>
    internal ChoiceLists? Lists { get; init; }

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
    internal static QuestionKind KindOf(Heading heading, bool hasWords, ChoiceLists? lists, IReadOnlyCollection<string> filled)
    {
        if (heading.IsOpen || filled.Count == 0)
            return hasWords ? QuestionKinds.SingleChoice : QuestionKinds.OpenText;
        if (lists is { IsLikely: true })
            return QuestionKinds.MultipleChoice;
        var different = filled.ToHashSet();
        var most = heading.IsChoice || hasWords ? MostChoices : FewChoices;
        var isChoice = different.Count <= most
            && different.All(value => value.Length <= Coding.Code.LabelLimit)
            && (most == MostChoices || Repeat(different, filled.Count));
        return !isChoice ? QuestionKinds.OpenText
            : !hasWords && IsScale(different) ? QuestionKinds.RatingScale
            : QuestionKinds.SingleChoice;
    }

    // People seldom write the same sentence, but choose the same one.
    private static bool Repeat(HashSet<string> different, int filled) =>
        different.Any(value => value.Length > SentenceLength) ? 3 * different.Count <= filled : 3 * different.Count <= 2 * filled;

    private static bool IsScale(HashSet<string> different)
    {
        const int fewestPoints = 3;
        if (different.Count < fewestPoints)
            return false;
        var points = QuestionKinds.RatingScale.ArrangeImported(different).ToList();
        return QuestionKinds.RatingScale.FindFault(new Question
        {
            Code = "",
            Kind = QuestionKinds.RatingScale,
            Title = "",
            Text = "",
            Options = [.. points.Select((label, i) => new Option((short)(i + 1), label))],
        }) is null;
    }
}

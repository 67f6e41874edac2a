using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// An import proposal: the questions found in a file with their inferred kinds, and the columns to leave out. Nothing is stored yet.
/// </summary>
public sealed class ImportProposal
{
    private const int TitleLength = 80;

    private readonly Sheet sheet;
    private readonly int headingRows;

    private ImportProposal(Sheet sheet, Headings headings)
    {
        (this.sheet, headingRows, Layout, IsOwn) = (sheet, headings.Rows, headings.Layout, headings.IsOwn);
        if (sheet.Rows.Count == headingRows)
            throw new ImportException("The file contains headings but no responses.");
        var found = headings.Columns.Select(heading => (Heading: heading, Column: Column(headings, heading))).ToList();
        Columns = [.. found.Select(f => f.Column)];
        foreach (var identity in Columns.Where(c => c.IsIdentity))
            sheet.Forget(identity.Index);
        Questions =
            [.. Coded(found.Where(f => !f.Column.IsIdentity).GroupBy(f => f.Heading.Group).SelectMany(g => Found([.. g], headings))
            .OrderBy(q => q.Columns.All(c => c.IsNamed)))];
        if (Questions.Count == 0)
            throw new ImportException(
                "The file contains only columns that show who answered, when or from where. These are never stored.");
    }

    /// <summary>The layout of the headings.</summary>
    public HeadingLayout Layout { get; }

    /// <summary>Whether the headings are exactly those that this product's own export writes for a known questionnaire.</summary>
    public bool IsOwn { get; }

    /// <summary>The number of responses: rows below the headings.</summary>
    public int Rows => sheet.Rows.Count - headingRows;

    /// <summary>The columns that are not empty, in the order of the file. A column with only a heading is not empty.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>
    /// The questions, in column order. Those with only columns whose headings survey tools use for identifying data come last; they are
    /// left out unless the user keeps their columns.
    /// </summary>
    public IReadOnlyList<ImportQuestion> Questions { get; }

    /// <summary>
    /// The default decisions: each question has its inferred kind, and all columns that may show who answered, when or from where are left
    /// out.
    /// </summary>
    public ImportCorrections Proposed => new() { LeftOut = Columns.Where(c => c.Identity is not null).Select(c => c.Index).ToHashSet() };

    /// <summary>Reads a file and infers its questions.</summary>
    /// <param name="file">The whole file, at most <see cref="ImportFile.SizeLimit"/> bytes.</param>
    /// <param name="own">
    /// The headings that this product's own export writes, one list for each known questionnaire. A file counts as such an export only if
    /// its headings equal one of these lists.
    /// </param>
    /// <param name="progress">Receives the number of rows read, after every 10,000 rows.</param>
    /// <exception cref="ImportException">The file cannot be read, or contains no question or no response.</exception>
    public static ImportProposal Read(byte[] file, IReadOnlyCollection<IReadOnlyList<string>>? own = null, IProgress<int>? progress = null)
    {
        var sheet = ImportFile.Read(file, progress);
        return new ImportProposal(sheet, Headings.Read(sheet, own ?? []));
    }

    /// <summary>
    /// Returns the column that a name refers to. The name is a heading that only one column has or, failing that, the letter of a column.
    /// </summary>
    /// <exception cref="ImportException">The name is neither the heading of exactly one column nor a column's letter.</exception>
    public ImportColumn Column(string name) => Columns.Where(c => c.Heading == name).ToList() is [var headed] ? headed
        : Columns.FirstOrDefault(c => c.Letter.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ImportException($"No column, or more than one, is named '{name}'. Use the letter or the whole heading of the column.");

    /// <summary>
    /// Creates the questionnaire and the validated submissions. Rows without any answer are skipped, because the survey form also refuses a
    /// submission without any answer.
    /// </summary>
    /// <param name="slug">The short name (slug) of the new survey window.</param>
    /// <param name="title">The title of the new window.</param>
    /// <param name="corrections">The user's corrections of the proposal.</param>
    /// <exception cref="ImportException">
    /// A cell contains an invalid answer, a question cannot have its kind, a correction names an unknown question, or there is nothing to
    /// store. The message lists invalid answers by row and column.
    /// </exception>
    public ImportedWave Make(string slug, string title, ImportCorrections corrections)
    {
        if (corrections.Kinds.Keys.FirstOrDefault(code => Questions.All(q => q.Code != code)) is { } unknown)
            throw new ImportException($"There is no question {unknown}. They are {string.Join(", ", Questions.Select(q => q.Code))}.");

        var parsers = new List<QuestionParser>();
        var keys = new OptionKeys();
        foreach (var question in Questions.Select(q => q.Without(corrections.LeftOut)).OfType<ImportQuestion>())
        {
            if ((corrections.Kinds.TryGetValue(question.Code, out var decided) ? decided : question.Kind) is { } kind)
                parsers.AddRange(QuestionParser.Of(question, kind, sheet, headingRows, keys));
        }

        if (parsers.Count == 0)
            throw new ImportException("Every question is left out, so nothing would be stored.");
        var document = new QuestionnaireDocument
        {
            Code = slug,
            Version = "imported",
            Title = title,
            Strapline = "Questions of an earlier survey",
            Heading = "As they were asked then",
            Closing = "Thank you!",
            Questions = [.. parsers.Select(p => p.Question with { Title = Short(p.Question.Text) })],
        };
        return ImportedWave.Read(document, parsers, sheet.Rows.Skip(headingRows));
    }

    private ImportColumn Column(Headings headings, Heading heading)
    {
        var filled = sheet.Filled(heading.Column, headingRows).ToList();
        var isOption = heading is { Label: { } label, IsWords: false } && filled.Count > 0 && headings.Ticks(heading.Column, label);
        var reason = isOption ? null : Reason(headings, heading, filled);
        return new ImportColumn(heading.Column, heading.Full)
        {
            Filled = filled.Count,
            IsIdentity = reason is { IsCertain: true },
            Identity = reason?.Words,
            IsNamed = reason is { IsCertain: false } && IsNamed(heading)
        };
    }

    // The values count more than the heading. If the values look like choices, the heading alone does not make the reason certain.
    private IdentityReason? Reason(Headings headings, Heading heading, List<(int Row, string Text)> filled)
    {
        var values = IdentityValues.Find(filled, Rows, IsOwn);
        if (values is { IsCertain: true } || heading.IsWords)
            return values;
        if (headings.IsScale(heading))
            return null;
        if (!IsNamed(heading))
            return values ?? (IdentityMarks.Suspicion(heading.Full) is { } suspicion ? new IdentityReason(suspicion) : null);
        var isChoice = values is null && IdentityValues.IsChoice(filled.DistinctBy(cell => cell.Text).Count(), filled.Count);
        var more = isChoice ? ", but contains few different answers" : values is null ? "" : $", and {values.Words}";
        return new IdentityReason($"has a heading that survey tools use for who answered, when or from where{more}", IsCertain: !isChoice);
    }

    private static bool IsNamed(Heading heading) => IdentityMarks.IsNamed(heading.Question)
        || (heading.Label is { } asked && IdentityMarks.IsNamed(asked));

    // The columns of one group (see Heading) are one question. A column with neither its answer, the ticks of an option nor its 'Other'
    // texts becomes a question of its own.
    private IEnumerable<ImportQuestion> Found(List<(Heading Heading, ImportColumn Column)> columns, Headings headings)
    {
        var answer = columns.FirstOrDefault(c => c.Heading is { Label: null, IsWords: false });
        var words = columns.FirstOrDefault(c => c.Heading.IsWords);
        var labelled = columns.Where(c => c.Heading is { Label: not null, IsWords: false }).ToList();
        var options = labelled.Where(c => headings.Ticks(c.Heading.Column, c.Heading.Label!)).ToList();
        if (answer.Column is not null || (options.Count < labelled.Count && options.TrueForAll(o => o.Column.Filled == 0)))
            options = [];

        if (answer.Column is not null || options.Count > 0)
        {
            var hasWords = words.Column is not null;
            var (code, text) = (columns[0].Heading.Code ?? "", columns[0].Heading.Question);
            var question = answer.Column is null
                ? new ImportQuestion
                {
                    Code = code,
                    Text = text,
                    Kind = QuestionKinds.MultipleChoice,
                    Options = [.. options.Select(o => (o.Column, o.Heading.Label!))],
                    Answers = [.. options.Select(o => (o.Heading.Label!, TicksIn(o.Column, o.Heading.Label!)))],
                    Different = options.Count,
                    Filled = 0,
                }
                : InOneColumn(answer.Heading, answer.Column, hasWords) with { Code = code, Text = text };
            question = question with
            {
                Words = hasWords ? (words.Column!, words.Heading.Label!) : null,
                WordsTick = Layout != HeadingLayout.Ours,
            };
            yield return question with { Filled = FilledIn(question.Columns) };
        }
        else if (words.Column is not null)
        {
            labelled.Add(words);
        }

        foreach (var own in labelled.Except(options))
            yield return InOneColumn(own.Heading, own.Column, hasWords: false);
    }

    private ImportQuestion InOneColumn(Heading heading, ImportColumn column, bool hasWords)
    {
        var values = sheet.Filled(column.Index, headingRows).Select(cell => cell.Text).ToList();
        var counts = values.CountBy(value => value).OrderByDescending(value => value.Value)
            .ThenBy(value => value.Key, StringComparer.OrdinalIgnoreCase).Select(value => (value.Key, value.Value)).ToList();
        var lists = hasWords ? null : ChoiceLists.Find(values);
        var kind = ImportQuestion.KindOf(heading, hasWords, lists, values);
        var listed = kind.TakesOneChoice || kind.IsOpen ? null : lists;
        return new ImportQuestion
        {
            Code = heading.Code ?? "",
            Text = heading.Full,
            Kind = kind,
            Answer = column,
            Lists = lists,
            Answers = kind.IsOpen ? [] : listed?.Choices ?? counts,
            Different = listed?.Choices.Count ?? counts.Count,
            Filled = values.Count,
        };
    }

    private int TicksIn(ImportColumn column, string label) =>
        sheet.Filled(column.Index, headingRows).Count(cell => QuestionParser.IsTick(cell.Text, label));

    private int FilledIn(IReadOnlyList<ImportColumn> columns) =>
        sheet.Rows.Skip(headingRows).Count(row => columns.Any(c => row[c.Index].Length > 0));

    private static IEnumerable<ImportQuestion> Coded(IEnumerable<ImportQuestion> questions)
    {
        var codes = new HashSet<string>();
        var number = 0;
        foreach (var question in questions)
        {
            number++;
            var code = question.Code.Length > 0 ? question.Code : $"Q{number}";
            for (var again = 2; !codes.Add(code); again++)
                code = $"{question.Code}-{again}";
            yield return question with { Code = code };
        }
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= TitleLength)
            return line;
        var end = line.LastIndexOf(' ', TitleLength - 1);
        return line[..(end > TitleLength / 2 ? end : TitleLength - 1)].TrimEnd(' ', ',', ';', ':', '-') + "…";
    }
}

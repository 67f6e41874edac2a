using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// What a file was found to hold: its questions with their kinds, and the columns that are not stored. Nothing is stored by it.
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
            throw new ImportException("The file holds headings and no responses.");
        var found = headings.Columns.Select(heading => (Heading: heading, Column: Column(headings, heading))).ToList();
        Columns = [.. found.Select(f => f.Column)];
        foreach (var identity in Columns.Where(c => c.IsIdentity))
            sheet.Forget(identity.Index);
        Questions =
            [.. Coded(found.Where(f => !f.Column.IsIdentity).GroupBy(f => f.Heading.Group).SelectMany(g => Found([.. g], headings))
            .OrderBy(q => q.Columns.All(c => c.IsNamed)))];
        if (Questions.Count == 0)
            throw new ImportException(
                "The file holds nothing but columns that say who answered, when or from where. None of these is ever stored.");
    }

    /// <summary>The layout of its headings.</summary>
    public HeadingLayout Layout { get; }

    /// <summary>Whether its headings are those of our own export for one of the questionnaires that were given.</summary>
    public bool IsOwn { get; }

    /// <summary>The number of rows below the headings.</summary>
    public int Rows => sheet.Rows.Count - headingRows;

    /// <summary>Every column that holds anything.</summary>
    public IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>
    /// The questions, in the order of their columns; last those whose heading is that of an identity, which are left out unless they are
    /// kept.
    /// </summary>
    public IReadOnlyList<ImportQuestion> Questions { get; }

    /// <summary>The decisions that are proposed: every kind as it was inferred, and left out what may say who answered.</summary>
    public ImportCorrections Proposed => new() { LeftOut = Columns.Where(c => c.Identity is not null).Select(c => c.Index).ToHashSet() };

    /// <summary>Reads a file.</summary>
    /// <param name="file">All of it, of at most <see cref="ImportFile.SizeLimit"/> bytes.</param>
    /// <param name="own">The headings that our own export writes for each questionnaire that is known. Only a file with the same headings
    /// is taken for one of them.</param>
    /// <param name="progress">Told now and then how many rows have been read.</param>
    /// <exception cref="ImportException">It cannot be read, or holds no question or no response.</exception>
    public static ImportProposal Read(byte[] file, IReadOnlyCollection<IReadOnlyList<string>>? own = null, IProgress<int>? progress = null)
    {
        var sheet = ImportFile.Read(file, progress);
        return new ImportProposal(sheet, Headings.Read(sheet, own ?? []));
    }

    /// <summary>The column of that letter or heading that can be left out or kept; a heading only where one column has it.</summary>
    /// <exception cref="ImportException">There is none, or several have that heading.</exception>
    public ImportColumn Column(string name) => Columns.Where(c => c.Heading == name).ToList() is [var headed] ? headed
        : Columns.FirstOrDefault(c => c.Letter.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ImportException($"No column, or more than one, is named '{name}'. Name it by its letter or its whole heading.");

    /// <summary>
    /// Makes the questionnaire and the answers, checked whole. Rows without any answer are left out, as an empty form is refused.
    /// </summary>
    /// <param name="slug">The name of the window to be.</param>
    /// <param name="title">Its title.</param>
    /// <param name="corrections">What was decided.</param>
    /// <exception cref="ImportException">Some cell cannot be such an answer, or nothing is left to store; every problem is listed by row
    /// and column.</exception>
    public ImportedWave Make(string slug, string title, ImportCorrections corrections)
    {
        if (corrections.Kinds.Keys.FirstOrDefault(code => Questions.All(q => q.Code != code)) is { } unknown)
            throw new ImportException($"There is no question {unknown}. They are {string.Join(", ", Questions.Select(q => q.Code))}.");

        var readings = new List<QuestionReading>();
        var keys = new OptionKeys();
        foreach (var question in Questions.Select(q => q.Without(corrections.LeftOut)).OfType<ImportQuestion>())
        {
            if ((corrections.Kinds.TryGetValue(question.Code, out var decided) ? decided : question.Kind) is { } kind)
                readings.AddRange(QuestionReading.Of(question, kind, sheet, headingRows, keys));
        }

        if (readings.Count == 0)
            throw new ImportException("Every question is left out: nothing would be stored.");
        var document = new QuestionnaireDocument
        {
            Code = slug,
            Version = "imported",
            Title = title,
            Strapline = "Questions of an earlier survey",
            Heading = "As they were asked then",
            Closing = "Thank you!",
            Questions = [.. readings.Select(r => r.Question with { Title = Short(r.Question.Text) })],
        };
        return ImportedWave.Read(document, readings, sheet.Rows.Skip(headingRows));
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

    // What stands in a column counts more than its heading: a heading alone is no reason to refuse the answers of a choice.
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
        var more = isChoice ? ", but holds few different answers" : values is null ? "" : $", and {values.Words}";
        return new IdentityReason($"is headed as survey tools head who answered, when or from where{more}", IsCertain: !isChoice);
    }

    private static bool IsNamed(Heading heading) => IdentityMarks.IsNamed(heading.Question)
        || (heading.Label is { } asked && IdentityMarks.IsNamed(asked));

    // The questions of columns that stand under one heading: one, unless some of them are neither options nor the answer, but ask something
    // of their own.
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
            var values = answer.Column is null ? [] : sheet.Filled(answer.Column.Index, headingRows).Select(cell => cell.Text).ToList();
            var question = new ImportQuestion
            {
                Code = columns[0].Heading.Code ?? "",
                Text = columns[0].Heading.Question,
                Kind = answer.Column is null ? QuestionKinds.MultipleChoice : ImportQuestion.KindOf(answer.Heading, hasWords, values),
                Answer = answer.Column,
                Options = [.. options.Select(o => (o.Column, o.Heading.Label!))],
                Words = hasWords ? (words.Column!, words.Heading.Label!) : null,
                WordsTick = Layout != HeadingLayout.Ours,
                Different = answer.Column is null ? options.Count : values.Distinct().Count(),
                Filled = 0,
            };
            yield return question with { Filled = FilledIn(question.Columns) };
        }
        else if (words.Column is not null)
        {
            labelled.Add(words);
        }

        foreach (var own in labelled.Except(options))
        {
            var values = sheet.Filled(own.Column.Index, headingRows).Select(cell => cell.Text).ToList();
            yield return new ImportQuestion
            {
                Code = own.Heading.Code ?? "",
                Text = own.Heading.Full,
                Kind = ImportQuestion.KindOf(own.Heading, hasWords: false, values),
                Answer = own.Column,
                Different = values.Distinct().Count(),
                Filled = values.Count,
            };
        }
    }

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

using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A question to be stored, and the parser that reads its answers from each row.</summary>
internal sealed class QuestionParser
{
    private const string OtherInLists = "Other";

    private readonly ImportQuestion from;
    private readonly Dictionary<string, Option> byValue = [];
    private readonly List<(ImportColumn Column, Option Option)> byColumn = [];

    private QuestionParser(ImportQuestion from, Question question) => (this.from, Question) = (from, question);

    public Question Question { get; private set; }

    private ChoiceLists? Lists => Question.Kind.TakesOneChoice ? null : from.Lists;

    /// <summary>
    /// Creates the parser of a question for the chosen kind. If the kind is free text and the question has several columns, creates one
    /// parser for each column.
    /// </summary>
    /// <exception cref="ImportException">The question cannot have that kind.</exception>
    public static IEnumerable<QuestionParser> Of(ImportQuestion found, QuestionKind kind, Sheet sheet, int headingRows, OptionKeys keys)
    {
        if (kind.IsOpen)
            return found.Columns.Select(
                (column, i) => Open(found, column, found.Columns.Count == 1 ? found.Code : $"{found.Code}-{i + 1}"));
        var parser = new QuestionParser(found, Asked(found.Code, kind, found.Text));
        parser.Offer(sheet, headingRows, keys);
        return [parser];
    }

    /// <summary>Returns whether a cell in the column of an option is a tick: it is not blank, and 0 only if that is the option.</summary>
    public static bool IsTick(string cell, string label) => cell is not ("" or "0") || cell == label;

    /// <summary>
    /// Parses the answers in one row: adds the keys of the selected options to <paramref name="ticks"/>, text answers to
    /// <paramref name="texts"/>, and a message for each invalid answer to <paramref name="problems"/>.
    /// </summary>
    public void Read(Sheet.SheetRow row, List<short> ticks, List<AnswerText> texts, List<string> problems)
    {
        if (Question.Kind.IsOpen)
        {
            Write(row, from.Answer!, row[from.Answer!.Index], isOther: false, texts, problems);
            return;
        }

        var before = ticks.Count;
        if (from.Answer is { } answer && row[answer.Index] is { Length: > 0 } value)
        {
            var (choices, own) = Lists is { } lists ? lists.Read(value) : ([value], null);
            ticks.AddRange(choices.Select(choice => byValue[choice].Key));
            if (own is not null && Write(row, answer, own, isOther: true, texts, problems))
                ticks.Add(Question.Other!.Key);
        }

        foreach (var (column, option) in byColumn)
        {
            if (IsTick(row[column.Index], option.Label))
                ticks.Add(option.Key);
        }

        if (from.Words is { } words && Write(row, words.Column, row[words.Column.Index], isOther: true, texts, problems) && from.WordsTick
            && (ticks.Count == before || !Question.Kind.TakesOneChoice) && !ticks.Contains(Question.Other!.Key))
        {
            ticks.Add(Question.Other.Key);
        }

        if (Question.Kind.FindFault(Question, ticks[before..]) is not null)
            problems.Add(
                $"Row {row.Number}: {Question.Code} ({Question.Kind.Title}) cannot have these answers together: several of its columns "
                    + $"({string.Join(", ", byColumn.Where(c => row[c.Column.Index].Length > 0).Select(c => c.Column.Letter))}) are ticked."
            );
    }

    private static QuestionParser Open(ImportQuestion found, ImportColumn column, string code) =>
        new(
            found with
            {
                Answer = column,
                Options = [],
                Words = null,
            },
            Asked(code, QuestionKinds.OpenText, found.Columns.Count == 1 ? found.Text : column.Heading));

    private static Question Asked(string code, QuestionKind kind, string text) =>
        new()
        {
            Code = code,
            Kind = kind,
            Title = text,
            Text = text,
        };

    private void Offer(Sheet sheet, int headingRows, OptionKeys keys)
    {
        var options = new List<Option>();
        Option? other = null;
        var otherLabel = from.Words?.Label;
        if (from.Answer is { } listed && Lists is { } lists)
        {
            foreach (var choice in Question.Kind.ArrangeImported([.. lists.Choices.Select(c => c.Label)]))
            {
                options.Add(keys.Make(choice, Capital(listed.InWords)));
                byValue.Add(choice, options[^1]);
            }

            if (lists.OwnWords > 0)
            {
                // Somebody may have ticked 'Other' and written nothing.
                other = options.Find(option => option.Label.Equals(OtherInLists, StringComparison.OrdinalIgnoreCase));
                if (!options.Remove(other!))
                    other = keys.Make(OtherInLists, Capital(listed.InWords));
            }
        }
        else if (from.Answer is { } answer)
        {
            var places = sheet.Filled(answer.Index, headingRows).Where(cell => cell.Text != otherLabel).DistinctBy(cell => cell.Text)
                .ToDictionary(cell => cell.Text, cell => $"Row {cell.Row}, {answer.InWords}");
            foreach (var value in Question.Kind.ArrangeImported(places.Keys))
            {
                options.Add(keys.Make(value, places.GetValueOrDefault(value, Capital(answer.InWords))));
                byValue.Add(value, options[^1]);
            }
        }

        foreach (var (column, label) in from.Options.Where(o => o.Label != otherLabel))
        {
            options.Add(keys.Make(label, Capital(column.InWords)));
            byColumn.Add((column, options[^1]));
        }

        if (otherLabel is not null)
        {
            other = keys.Make(otherLabel, Capital(from.Words!.Value.Column.InWords));
            byValue.Add(otherLabel, other);
            byColumn.AddRange(from.Options.Where(o => o.Label == otherLabel).Select(o => (o.Column, other)));
        }

        if (options.Count == 0 && other is null)
            throw new ImportException($"{from.Code} has no answers to create options from. Import it as free text, or leave it out.");
        Question = Question with { Options = options, Other = other };
        if (Question.Kind.FindFault(Question) is { } fault)
            throw new ImportException($"{from.Code} {fault}. Import it as another kind, or leave it out.");
    }

    private bool Write(
        Sheet.SheetRow row, ImportColumn column, string text, bool isOther, List<AnswerText> texts, List<string> problems)
    {
        if (text.Length == 0)
            return false;
        var limit = AnswerText.LimitFor(isOther);
        if (!RespondentText.Fits(text, limit))
            problems.Add($"Row {row.Number}, {column.InWords}: the text is longer than {limit:N0} characters.");
        else
            texts.Add(new AnswerText(Question.Code, isOther, text));
        return true;
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

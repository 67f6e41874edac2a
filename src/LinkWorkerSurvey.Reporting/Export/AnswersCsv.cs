using System.Buffers;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Writes answers as CSV (RFC 4180). A choose-one question has one column with the chosen label. A question with several choices has one
/// column for each option; a cell holds the label if the option was ticked. Each text has a column of its own. A text that a spreadsheet
/// would interpret as a formula is escaped, and Unicode direction controls are removed. The import of exported cases removes the escapes
/// and so restores each cell exactly as it was before escaping.
/// </summary>
public static class AnswersCsv
{
    private static readonly SearchValues<char> Turns = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>Returns a CSV file with one row for each response.</summary>
    public static byte[] Cases(QuestionnaireDocument questionnaire, IReadOnlyList<Case> cases)
    {
        var columns = questionnaire.Questions.SelectMany(Columns).ToList();
        return Write(Headings(questionnaire), cases.Select(one => columns.Select(c => c.Cell(one))));
    }

    /// <summary>
    /// Returns the column headings of exported cases. The import recognises a file that this program exported by these headings.
    /// </summary>
    public static IReadOnlyList<string> Headings(QuestionnaireDocument questionnaire) =>
        [.. questionnaire.Questions.SelectMany(Columns).Select(c => WithoutTurns(c.Header))];

    /// <summary>
    /// Returns a CSV file with one row for each text: the text, the kinds of personal details that it may contain and, for each code frame,
    /// what was decided and a column for each code. A cell of a code is 1 if the text has it and 0 if not; it is empty if the text is not
    /// coded yet or needs a second look.
    /// </summary>
    public static byte[] Texts(Question question, IReadOnlyList<CodeFrame> frames, IReadOnlyList<CodedText> texts)
    {
        var codes = frames.Select(frame => frame.InUse.ToList()).ToList();
        var names = from frame in frames.Index()
                    from name in codes[frame.Index].Select(code => code.Label).Prepend("coding")
                    select frame.Item.Facet is { } facet ? $"{facet}: {name}" : name;
        return CsvFile.Write(
            new[] { Header(question), "may hold" }.Concat(names).Select(WithoutTurns),
            texts.Select(text => new object?[]
            {
                WithoutTurns(text.Text), string.Join(", ", PersonalDetails.In(text.Text)).ToLowerInvariant(),
            }.Concat(text.Decisions.SelectMany((decision, i) =>
                codes[i].Select(code => Cell(decision, code)).Prepend(InWords(decision?.Outcome))))));

        static object? Cell(CodedText.Decision? decision, Code code) =>
            decision?.Outcome is null or CodingOutcome.SecondLook ? null : decision.Codes.Contains(code) ? 1 : 0;
    }

    private static string InWords(CodingOutcome? outcome) => outcome is not { } decided ? "not coded" : decided switch
    {
        CodingOutcome.Coded => "coded",
        CodingOutcome.NothingToCode => "nothing to code",
        CodingOutcome.SecondLook => "needs a second look",
    };

    private static IEnumerable<(string Header, Func<Case, string?> Cell)> Columns(Question question)
    {
        foreach (var column in question.Kind.Columns(question))
        {
            yield return (
                column.Label is null ? Header(question) : $"{Header(question)} - {column.Label}",
                one => column.Options.FirstOrDefault(option => one.Ticks.Contains(option.Key))?.Label);
        }

        if (question.Kind.IsOpen)
            yield return (Header(question), Words(isOther: false));
        if (question.Other is { } other)
            yield return ($"{Header(question)} - {other.Label}, in words", Words(isOther: true));

        Func<Case, string?> Words(bool isOther) =>
            one => one.Texts.FirstOrDefault(text => text.Question == question.Code && text.IsOther == isOther)?.Text;
    }

    private static string Header(Question question) => $"{question.Code} {question.Text}";

    private static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows) =>
        CsvFile.Write(header.Select(WithoutTurns), rows.Select(row => row.Select(cell => cell is null ? null : WithoutTurns(cell))));

    /// <summary>Returns a text without Unicode direction controls, which would turn what stands after it.</summary>
    // Cleans the text again: removing a direction control can leave a space at the beginning, which the import would drop.
    internal static string WithoutTurns(string text) => text.AsSpan().ContainsAny(Turns)
        ? RespondentText.Clean(string.Concat(text.Where(letter => !Turns.Contains(letter))))
        : text;
}

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

    /// <summary>Returns a CSV file with one row for each text and the kinds of personal details that the text may contain.</summary>
    public static byte[] Texts(Question question, IReadOnlyList<string> texts) =>
        Write(
            [Header(question), "may hold"],
            texts.Select(text => new[] { text, string.Join(", ", PersonalDetails.In(text)).ToLowerInvariant() }));

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

    // Cleans the text again: removing a direction control can leave a space at the beginning, which the import would drop.
    private static string WithoutTurns(string text) => text.AsSpan().ContainsAny(Turns)
        ? RespondentText.Clean(string.Concat(text.Where(letter => !Turns.Contains(letter))))
        : text;
}

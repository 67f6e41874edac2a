using System.Buffers;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Answers as CSV (RFC 4180). A question of one choice is one column with the label chosen; a question of several choices has a column
/// for each option, which holds the label where it was ticked; words stand in a column of their own. What a spreadsheet would take for a
/// formula is written as text, and marks that turn the direction of what follows them are left out. The import reads cases back as they are
/// written here, cell by cell.
/// </summary>
public static class AnswersCsv
{
    private static readonly SearchValues<char> Turns = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    /// <summary>One row a response.</summary>
    public static string Cases(QuestionnaireDocument questionnaire, IReadOnlyList<Case> cases)
    {
        var columns = questionnaire.Questions.SelectMany(Columns).ToList();
        return Write(Headings(questionnaire), cases.Select(one => columns.Select(c => c.Cell(one))));
    }

    /// <summary>
    /// The headings of the cases of a questionnaire, one for each column, by which an import knows an export of this program.
    /// </summary>
    public static IReadOnlyList<string> Headings(QuestionnaireDocument questionnaire) =>
        [.. questionnaire.Questions.SelectMany(Columns).Select(c => WithoutTurns(c.Header))];

    /// <summary>One row a text, with what in it may tell who wrote it.</summary>
    public static string Texts(Question question, IReadOnlyList<string> texts) =>
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

    private static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows) =>
        CsvText.Write(header.Select(WithoutTurns), rows.Select(row => row.Select(cell => cell is null ? null : WithoutTurns(cell))));

    // Cleaned once more: a space that a mark stood before is then at the beginning, and would not be read back.
    private static string WithoutTurns(string text) => text.AsSpan().ContainsAny(Turns)
        ? RespondentText.Clean(string.Concat(text.Where(letter => !Turns.Contains(letter))))
        : text;
}

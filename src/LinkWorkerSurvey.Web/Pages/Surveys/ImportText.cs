using LinkWorkerSurvey.Core.Imports;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Web.Pages.Surveys;

/// <summary>Provides the texts about an import file for the page and the command.</summary>
internal static class ImportText
{
    /// <summary>The name of the first step of an import, shown as its progress.</summary>
    public const string Reading = "Reading the file";
    public const string Storing = "Storing the responses";

    /// <summary>The question kinds by import name. The name 'leave-out' has the value null: the question is left out.</summary>
    public static readonly IReadOnlyDictionary<string, QuestionKind?> Kinds =
        QuestionKinds.All.Append(null).ToDictionary(kind => kind?.ImportName ?? "leave-out");

    public static string Of(QuestionKind? kind) => kind?.Title ?? "left out";

    /// <summary>Describes the layout of a file's headings in words.</summary>
    public static string Layout(ImportProposal proposal) => proposal.Layout switch
    {
        HeadingLayout.TwoRows => "two rows of headings",
        HeadingLayout.Ours when proposal.IsOwn => "the headings of our own export",
        HeadingLayout.Ours => "headings like those of our own export, but of no questionnaire that is stored here",
        HeadingLayout.OneRow => "one row of headings",
    };

    /// <summary>Describes a column that is or may be left out: its letter, its heading and the reason.</summary>
    public static string Column(ImportColumn column) =>
        $"{column.Letter}, {column.Heading.ReplaceLineEndings(" ")}{(column.Identity is { } reason ? $": {reason}" : null)}";

    /// <summary>Describes in words how many options a multiple-choice question has, or how many different answers any other has.</summary>
    public static string Different(ImportQuestion question) =>
        question.Kind == QuestionKinds.MultipleChoice ? $"{question.Different:N0} options" : $"{question.Different:N0} different";

    /// <summary>Lists answers with their numbers of rows, such as 'Phone 5, Letter 2'; of many, the most frequent.</summary>
    public static string Answers(IReadOnlyList<(string Label, int Count)> answers)
    {
        const int most = 25;
        var listed = string.Join("; ", answers.Take(most).Select(answer => $"{answer.Label} {answer.Count:N0}"));
        return answers.Count > most ? $"{listed}; and {answers.Count - most:N0} more" : listed;
    }

    /// <summary>Describes what becomes of the answers that only one of many respondents gave in a list of choices.</summary>
    public static string ListedOnce(ImportQuestion question) => question.ListedOnce == 1
        ? "1 answer that one person gave is stored as an ‘Other’ text."
        : $"{question.ListedOnce:N0} answers that one person each gave are stored as ‘Other’ texts.";

    /// <summary>Returns the letters of a question's columns, such as 'C' or 'C to F'.</summary>
    public static string Columns(ImportQuestion question) =>
        question.Columns is [var only] ? only.Letter : $"{question.Columns[0].Letter} to {question.Columns[^1].Letter}";

    public static string Read(int rows) => $"{rows:N0} rows read";

    public static string Written(int stored, int all) => $"{stored:N0} of {all:N0} responses written";

    /// <summary>
    /// Returns one line on the rows and headings of a file, and then one line for each question and for each column that is or may be left
    /// out, which says what the import does with it.
    /// </summary>
    public static IEnumerable<string> Lines(ImportProposal proposal, ImportCorrections corrections)
    {
        yield return $"{proposal.Rows:N0} rows under {Layout(proposal)}.";
        foreach (var question in proposal.Questions)
        {
            var kind =
                question.Columns.All(c => corrections.LeftOut.Contains(c.Index)) ? null
                : corrections.Kinds.TryGetValue(question.Code, out var decided) ? decided
                : question.Kind;
            var answered = $"{question.Filled:N0} answered, {Different(question)}";
            yield return $"{question.Code,-6}{Of(kind),-17}{answered,-32}{Columns(question),-10}{question.Text.ReplaceLineEndings(" ")}";
        }

        foreach (var column in proposal.Columns.Where(c => c.IsIdentity || corrections.LeftOut.Contains(c.Index)))
            yield return $"{(column.IsIdentity ? "Never stored" : "Left out")}: {Column(column)}";
        foreach (
            var column in proposal.Columns.Where(c =>
                c is { IsIdentity: false, Identity: not null } && !corrections.LeftOut.Contains(c.Index)))
            yield return $"Kept: {Column(column)}";
    }
}

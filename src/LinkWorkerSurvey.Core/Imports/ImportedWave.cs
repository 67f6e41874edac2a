using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>An imported wave before it is stored: a questionnaire and the validated submissions from a file.</summary>
public sealed class ImportedWave
{
    /// <summary>The number of problems after which reading stops.</summary>
    internal const int MostProblems = 1000;

    private ImportedWave(QuestionnaireDocument questionnaire, IReadOnlyList<Submission> submissions, int empty) =>
        (Questionnaire, Submissions, Empty) = (questionnaire, submissions, empty);

    /// <summary>The questionnaire. Its code is the short name (slug) of the new survey window.</summary>
    public QuestionnaireDocument Questionnaire { get; }

    /// <summary>The submissions, one for each respondent.</summary>
    public IReadOnlyList<Submission> Submissions { get; }

    /// <summary>The number of rows skipped because they contain no answer to any imported question.</summary>
    public int Empty { get; }

    /// <exception cref="ImportException">A row contains an invalid answer, or no row contains any answer.</exception>
    internal static ImportedWave Read(
        QuestionnaireDocument questionnaire,
        IReadOnlyList<QuestionParser> parsers,
        IEnumerable<Sheet.SheetRow> rows)
    {
        var document = Checked(questionnaire);
        var submissions = new List<Submission>();
        var problems = new List<string>();
        var empty = 0;
        foreach (var row in rows)
        {
            var (ticks, texts) = (new List<short>(), new List<AnswerText>());
            var before = problems.Count;
            foreach (var parser in parsers)
                parser.Read(row, ticks, texts, problems);
            if (problems.Count > MostProblems)
                break;
            if (problems.Count > before)
                continue;
            var submission = new Submission(document, ticks, texts);
            if (submission.IsEmpty)
                empty++;
            else
                submissions.Add(submission);
        }

        if (problems.Count > 0)
            throw new ImportException(problems);
        return submissions.Count > 0
            ? new ImportedWave(document, submissions, empty)
            : throw new ImportException("No row contains an answer to any of the questions.");
    }

    // The code of a question in the product's own export can be the same as a code that was generated here for a column of another
    // question.
    private static QuestionnaireDocument Checked(QuestionnaireDocument document)
    {
        try
        {
            return QuestionnaireDocument.Parse(document.ToJson());
        }
        catch (RuleException exception)
        {
            throw new ImportException(exception.Message);
        }
    }
}

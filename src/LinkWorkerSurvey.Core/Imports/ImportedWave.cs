using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>A questionnaire and the answers to it, as they came from a file: whole and checked, not yet stored.</summary>
public sealed class ImportedWave
{
    /// <summary>The number of problems that are reported at most: a file with more is wrong as a whole.</summary>
    internal const int MostProblems = 1000;

    private ImportedWave(QuestionnaireDocument questionnaire, IReadOnlyList<AnswerSheet> sheets, int empty) =>
        (Questionnaire, Sheets, Empty) = (questionnaire, sheets, empty);

    /// <summary>The questionnaire; its code is the name of the future window.</summary>
    public QuestionnaireDocument Questionnaire { get; }

    /// <summary>The answers, one sheet a respondent.</summary>
    public IReadOnlyList<AnswerSheet> Sheets { get; }

    /// <summary>The number of rows without an answer to any imported question, which are not responses.</summary>
    public int Empty { get; }

    /// <exception cref="ImportException">Some row cannot be taken, or no row holds an answer.</exception>
    internal static ImportedWave Read(
        QuestionnaireDocument questionnaire,
        IReadOnlyList<QuestionReading> readings,
        IEnumerable<Sheet.Row> rows)
    {
        var document = Checked(questionnaire);
        var sheets = new List<AnswerSheet>();
        var problems = new List<string>();
        var empty = 0;
        foreach (var row in rows)
        {
            var (ticks, texts) = (new List<short>(), new List<AnswerText>());
            var before = problems.Count;
            foreach (var reading in readings)
                reading.Read(row, ticks, texts, problems);
            if (problems.Count > MostProblems)
                break;
            if (problems.Count > before)
                continue;
            var sheet = new AnswerSheet(document, ticks, texts);
            if (sheet.IsEmpty)
                empty++;
            else
                sheets.Add(sheet);
        }

        if (problems.Count > 0)
            throw new ImportException(problems);
        return sheets.Count > 0
            ? new ImportedWave(document, sheets, empty)
            : throw new ImportException("No row holds an answer to any of the questions.");
    }

    // Codes that columns were given in our own export can meet those that are made here for the columns of another question.
    private static QuestionnaireDocument Checked(QuestionnaireDocument document)
    {
        try
        {
            return QuestionnaireDocument.Parse(document.ToJson());
        }
        catch (RuleException wrong)
        {
            throw new ImportException(wrong.Message);
        }
    }
}

using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>A question as shown in the form: its answer, its problems, and the ids of its elements.</summary>
public sealed record QuestionView(GivenAnswer Answer, int Of, IReadOnlyList<FormProblem> Problems)
{
    public Question Question => Answer.Question;

    public string Id => Question.Code;

    public string? Hint =>
        Question.Hint ?? (Question.Kind.IsOpen ? $"Please leave out names of people, places and employers. {Limit}." : null);

    public string Limit => $"Up to {Answer.TextLimit:N0} characters";

    public FieldProblems TextProblems => new(Answer.TextField, [.. Problems.Where(p => p.FieldId == Answer.TextField)]);

    public FieldProblems ChoiceProblems => new(Id, [.. Problems.Where(p => p.FieldId != Answer.TextField)]);

    /// <summary>
    /// Returns the id of an option's element. The first option has the question's id, because error messages link to that id.
    /// </summary>
    public string ChoiceId(Option option) => option == Question.Choices().First() ? Id : $"{Id}-{option.Key}";

    public static string? Ids(params string?[] ids) => string.Join(' ', ids.OfType<string>()) is { Length: > 0 } all ? all : null;

    /// <summary>The problems in one field of the question.</summary>
    public sealed record FieldProblems(string Field, IReadOnlyList<FormProblem> Problems)
    {
        public bool Any => Problems.Count > 0;

        public string? Id => Any ? $"{Field}-error" : null;
    }
}

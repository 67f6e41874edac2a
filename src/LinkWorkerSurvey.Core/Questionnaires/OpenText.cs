namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>An open question, answered with a text of at most <see cref="Responses.AnswerText.OpenLimit"/> characters.</summary>
internal sealed class OpenText : QuestionKind
{
    public override string Name => "openText";

    public override string ImportName => "text";

    public override string Title => "free text";

    public override bool IsOpen => true;

    public override bool TakesOneChoice => false;

    public override bool IsOrdered => false;

    public override int SecondsToAnswer => 45;

    public override string? FindFault(Question question) => question.Choices().Any() ? "is answered in words and offers options" : null;

    public override string? FindFault(Question question, IReadOnlyCollection<short> chosen) => null;

    public override IEnumerable<ChoiceColumn> Columns(Question question) => [];

    public override IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels) => [];
}

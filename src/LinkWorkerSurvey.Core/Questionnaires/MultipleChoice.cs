namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A multiple-choice question: the respondent may select any number of the options, including 'Other'.</summary>
internal sealed class MultipleChoice : QuestionKind
{
    public override string Name => "multipleChoice";

    public override string ImportName => "multiple";

    public override string Title => "several choices";

    public override bool IsOpen => false;

    public override bool TakesOneChoice => false;

    public override bool IsOrdered => false;

    public override int SecondsToAnswer => 25;

    public override string? FindFault(Question question) => question.Choices().Any() ? null : "offers no options";

    public override string? FindFault(Question question, IReadOnlyCollection<short> chosen) => null;

    public override IEnumerable<ChoiceColumn> Columns(Question question) =>
        question.Choices().Select(option => new ChoiceColumn(option.Label, [option]));

    public override IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels) => Sorted(labels);
}

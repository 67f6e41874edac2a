namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>A single-choice question: the respondent may select at most one of the options, including 'Other'.</summary>
internal sealed class SingleChoice : QuestionKind
{
    public override string Name => "singleChoice";

    public override string ImportName => "single";

    public override string Title => "one choice";

    public override bool IsOpen => false;

    public override bool TakesOneChoice => true;

    public override bool IsOrdered => false;

    public override int SecondsToAnswer => 25;

    public override string? FindFault(Question question) => question.Choices().Any() ? null : "offers no options";

    public override string? FindFault(Question question, IReadOnlyCollection<short> chosen) =>
        chosen.Count > 1 ? "Select only one option" : null;

    public override IEnumerable<ChoiceColumn> Columns(Question question) => [new(null, [.. question.Choices()])];

    public override IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels) => Sorted(labels);
}

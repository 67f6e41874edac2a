using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Questionnaires;

namespace LinkWorkerSurvey.Reporting.Export;

/// <summary>
/// Answers as a table to download. Rows are read while they are written, so that a table of any length takes little memory. Unicode
/// direction controls are removed.
/// </summary>
/// <param name="Name">What the rows are.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, each with a cell for each column: a text, a whole number or null. They can be read once.</param>
public sealed record AnswerTable(
    string Name, IReadOnlyList<AnswerColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    private const string Mark = "1 if the text has the code, 0 if not; empty if the text is not coded yet or needs a second look.";

    /// <summary>
    /// Returns a table with one row for each response. A choose-one question has one column with the chosen label. A question with several
    /// choices has one column for each option; a cell holds the label if the option was ticked. Each text has a column of its own.
    /// </summary>
    public static AnswerTable Cases(QuestionnaireDocument questionnaire, IAsyncEnumerable<Case> cases)
    {
        var columns = questionnaire.Questions.SelectMany(OfQuestion).ToList();
        return Make("Cases", columns.Select(column => column.Description), cases.Select(one => columns.Select(column => column.Cell(one))));
    }

    /// <summary>
    /// Returns the column headings of exported cases. The import recognises a file that this program exported by these headings.
    /// </summary>
    public static IReadOnlyList<string> Headings(QuestionnaireDocument questionnaire) =>
        [.. questionnaire.Questions.SelectMany(OfQuestion).Select(column => DirectionControls.Remove(column.Description.Heading))];

    /// <summary>
    /// Returns a table with one row for each text: the text, the kinds of personal details that it may contain and, for each code frame,
    /// what was decided and a column for each code. A cell of a code is 1 if the text has it and 0 if not; it is empty if the text is not
    /// coded yet or needs a second look.
    /// </summary>
    public static AnswerTable Texts(Question question, IReadOnlyList<CodeFrame> frames, IAsyncEnumerable<CodedText> texts)
    {
        var codes = frames.Select(frame => frame.InUse.ToList()).ToList();
        return Make(
            "Texts",
            [
                new(Heading(question), "The text in the respondent’s words.", []),
                new(
                    "may hold",
                    "What the text may contain, separated by commas; empty if nothing was found. Names of people are not looked for.",
                    [.. Enum.GetValues<PersonalDetail>().Select(detail => detail.ToString().ToLowerInvariant())]),
                .. frames.SelectMany((frame, place) => OfFrame(frame, codes[place])),
            ],
            texts.Select(text => new object?[]
            {
                text.Text, string.Join(", ", PersonalDetails.In(text.Text)).ToLowerInvariant(),
            }.Concat(text.Decisions.SelectMany((decision, place) =>
                codes[place].Select(code => Cell(decision, code)).Prepend(InWords(decision?.Outcome))))));

        static object? Cell(CodedText.Decision? decision, Code code) =>
            decision?.Outcome is null or CodingOutcome.SecondLook ? null : decision.Codes.Contains(code) ? 1 : 0;
    }

    private static AnswerTable Make(
        string name, IEnumerable<AnswerColumn> columns, IAsyncEnumerable<IEnumerable<object?>> rows) => new(
        name,
        [.. columns.Select(column => column with { Heading = DirectionControls.Remove(column.Heading) })],
        rows.Select(IReadOnlyList<object?> (row) =>
            [.. row.Select(cell => cell is string text ? DirectionControls.Remove(text) : cell)]));

    private static IEnumerable<AnswerColumn> OfFrame(CodeFrame frame, IEnumerable<Code> codes)
    {
        var facet = frame.Facet is { } name ? $"{name}: " : "";
        yield return new(
            $"{facet}coding",
            "What coders decided on the text.",
            [InWords(outcome: null), .. Enum.GetValues<CodingOutcome>().Select(outcome => InWords(outcome))]);
        foreach (var code in codes)
            yield return new($"{facet}{code.Label}", Mark, [.. InWords(code.Guide)]);
    }

    private static IEnumerable<string> InWords(CodeGuide guide) =>
        new[] { ("", guide.Definition), ("Use it when: ", guide.UseWhen), ("Not when: ", guide.NotWhen), ("Examples: ", guide.Examples) }
            .Where(part => part.Item2.Length > 0).Select(part => part.Item1 + part.Item2);

    private static string InWords(CodingOutcome? outcome) => outcome is not { } decided ? "not coded" : decided switch
    {
        CodingOutcome.Coded => "coded",
        CodingOutcome.NothingToCode => "nothing to code",
        CodingOutcome.SecondLook => "needs a second look",
    };

    private static IEnumerable<(AnswerColumn Description, Func<Case, string?> Cell)> OfQuestion(Question question)
    {
        foreach (var column in question.Kind.Columns(question))
        {
            yield return (
                new(
                    column.Label is null ? Heading(question) : $"{Heading(question)} - {column.Label}",
                    column.Options.Count == 1
                        ? "The option if the respondent chose it; empty if not."
                        : "The option that the respondent chose; empty if none.",
                    [.. column.Options.Select(option => option.Label)]),
                one => column.Options.FirstOrDefault(option => one.Ticks.Contains(option.Key))?.Label);
        }

        if (question.Kind.IsOpen)
        {
            yield return (
                new(Heading(question), "The answer in the respondent’s words; empty if there is none.", []),
                Words(isOther: false));
        }

        if (question.Other is { } other)
        {
            yield return (
                new(
                    $"{Heading(question)} - {other.Label}, in words",
                    $"What the respondent wrote beside ‘{other.Label}’; empty if nothing.",
                    []),
                Words(isOther: true));
        }

        Func<Case, string?> Words(bool isOther) =>
            one => one.Texts.FirstOrDefault(text => text.Question == question.Code && text.IsOther == isOther)?.Text;
    }

    private static string Heading(Question question) => $"{question.Code} {question.Text}";
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// A kind of question, such as single choice. It defines which choices are valid, how they are counted, exported and imported, and the
/// kind's names. <see cref="QuestionKinds"/> lists the kinds. The form renders a question with the partial view named after
/// <see cref="Name"/>.
/// </summary>
public abstract partial class QuestionKind
{
    /// <summary>
    /// The name in questionnaire JSON, in camel case, such as <c>singleChoice</c>. It is stored in the database and must never change.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>
    /// The name by which a user selects this kind for an imported question, such as <c>single</c>; unique among the kinds.
    /// </summary>
    public abstract string ImportName { get; }

    /// <summary>The name on staff pages, such as 'one choice'.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the answer is free text, without any options.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>
    /// Whether a respondent may select only one choice. If so, choices are mutually exclusive, and 'Other' text is ignored when another
    /// option is selected.
    /// </summary>
    public abstract bool TakesOneChoice { get; }

    /// <summary>
    /// Whether the options have an inherent order, as the points of a scale do. Results keep that order even when rows are sorted by count.
    /// </summary>
    public abstract bool IsOrdered { get; }

    /// <summary>The estimated time, in seconds, to read and answer a question of this kind on a phone.</summary>
    public abstract int SecondsToAnswer { get; }

    /// <summary>
    /// Returns why a question is invalid for this kind, as the end of a sentence about the question; null if it is valid.
    /// </summary>
    public abstract string? FindFault(Question question);

    /// <summary>Returns an error message for the respondent if the choices are not allowed together; null if they are.</summary>
    /// <param name="question">A question of this kind.</param>
    /// <param name="chosen">The keys of the selected options, without duplicates.</param>
    public abstract string? FindFault(Question question, IReadOnlyCollection<short> chosen);

    /// <summary>Returns the columns of an export for the choices, in order. 'Other' texts follow in a separate column.</summary>
    public abstract IEnumerable<ChoiceColumn> Columns(Question question);

    /// <summary>
    /// Arranges the labels that an imported question has in the file as its options, in display order. If the kind can infer options that
    /// nobody selected, such as missing scale points, adds their labels. <see cref="FindFault(Question)"/> decides whether the options are
    /// valid.
    /// </summary>
    public abstract IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels);

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>
    /// Sorts imported labels by the first number in each if all but one at most have it, such as 'Less than 1 year' and '1 to 2 years',
    /// otherwise alphabetically. The order of the file would put the first respondent's answer first.
    /// </summary>
    private protected static IEnumerable<string> Sorted(IReadOnlyCollection<string> labels)
    {
        var byLabel = labels.OrderBy(label => label, StringComparer.OrdinalIgnoreCase).ThenBy(label => label, StringComparer.Ordinal);
        return labels.Count(label => NumberIn(label) is null) <= 1
            ? byLabel.OrderBy(label => NumberIn(label) ?? decimal.MaxValue).ThenBy(label => char.IsDigit(label[0]))
            : byLabel;
    }

    private static decimal? NumberIn(string label) => FirstNumber().Match(label) is { Success: true } number
        ? decimal.Parse(number.ValueSpan, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
        : null;

    // Numbers with more digits are no quantities.
    [GeneratedRegex(@"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:\.[0-9]{1,9})?(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex FirstNumber();
}

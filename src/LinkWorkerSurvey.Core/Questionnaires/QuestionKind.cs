namespace LinkWorkerSurvey.Core.Questionnaires;

/// <summary>
/// A kind of question: the choices a respondent may make, how they are counted, exported and imported, and how staff pages name the kind.
/// <see cref="QuestionKinds"/> lists the kinds. The form renders a question with the partial view named after the kind's
/// <see cref="Name"/>.
/// </summary>
public abstract class QuestionKind
{
    /// <summary>The name in questionnaires, in camel case, such as <c>singleChoice</c>. Stored: never changed.</summary>
    public abstract string Name { get; }

    /// <summary>The word that corrects an imported question to this kind, such as <c>single</c>; unique among the kinds.</summary>
    public abstract string ImportName { get; }

    /// <summary>The name on staff pages, such as 'one choice'.</summary>
    public abstract string Title { get; }

    /// <summary>Whether the answer is a text in the respondent's own words; then the question has no choices.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>
    /// Whether a respondent has at most one of the choices. Its categories hold different people, and words beside 'Other' count only
    /// where no other option is chosen.
    /// </summary>
    public abstract bool TakesOneChoice { get; }

    /// <summary>Whether the choices have an order of their own, which results keep even where the largest is to stand first.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>The approximate time to read and answer such a question on a phone, in seconds.</summary>
    public abstract int SecondsToAnswer { get; }

    /// <summary>Returns why such a question cannot be asked, as the end of a sentence about it; null when it can be.</summary>
    public abstract string? FindFault(Question question);

    /// <summary>Returns why one respondent cannot have made these choices, in words for the respondent; null when they can.</summary>
    /// <param name="question">A question of this kind.</param>
    /// <param name="chosen">Keys of its choices, each once.</param>
    public abstract string? FindFault(Question question, IReadOnlyCollection<short> chosen);

    /// <summary>
    /// Returns the columns of an export for the choices, in order. A text in the respondent's words follows in a separate column.
    /// </summary>
    public abstract IEnumerable<ChoiceColumn> Columns(Question question);

    /// <summary>
    /// Returns the different labels of a file in the order in which the question offers them. A kind that knows which choices were offered
    /// adds those that nobody chose. <see cref="FindFault(Question)"/> decides whether such choices can be asked.
    /// </summary>
    public abstract IEnumerable<string> ArrangeImported(IReadOnlyCollection<string> labels);

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>Sorts imported labels. In the order of the file, the first option would be the first respondent's answer.</summary>
    private protected static IEnumerable<string> Alphabetical(IReadOnlyCollection<string> labels) =>
        labels.OrderBy(label => label, StringComparer.OrdinalIgnoreCase).ThenBy(label => label, StringComparer.Ordinal);
}

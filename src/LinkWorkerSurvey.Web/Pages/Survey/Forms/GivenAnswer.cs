using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>
/// The answer to one question as sent, valid or not, so that the form can show it again. Its text is cleaned, as for storing.
/// </summary>
public sealed record GivenAnswer(Question Question, int Number, IReadOnlyList<string> Picks, string Text)
{
    public bool IsOther => Question.Other is not null;

    public bool HasText => Text.Length > 0;

    /// <summary>
    /// Whether the text is part of the answer. In a single-choice question, 'Other' text is ignored when another option is selected.
    /// </summary>
    public bool TextCounts => HasText && (Question.Other is { } other
        ? !Question.Kind.TakesOneChoice || Picks.Count == 0 || Picked(other)
        : Question.Kind.IsOpen);

    public int TextLimit => AnswerText.LimitFor(IsOther);

    public string TextField => TextFieldOf(Question);

    /// <summary>The keys of the selected options. Values that are not options of the question are left out.</summary>
    public IReadOnlyList<short> Chosen => [.. Question.Choices().Where(Picked).Select(option => option.Key)];

    public bool Picked(Option option) => Picks.Contains(Value(option));

    public static string TextFieldOf(Question question) => question.Kind.IsOpen ? question.Code : $"{question.Code}-other";

    public static string Value(Option option) => option.Key.ToString(CultureInfo.InvariantCulture);
}

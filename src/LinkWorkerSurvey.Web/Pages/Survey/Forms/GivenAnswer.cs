using System.Globalization;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey.Forms;

/// <summary>What a form holds for one question, right or wrong: it can be shown again, the text as it would be stored.</summary>
public sealed record GivenAnswer(Question Question, int Number, IReadOnlyList<string> Picks, string Text)
{
    public bool IsOther => Question.Other is not null;

    public bool HasText => Text.Length > 0;

    /// <summary>
    /// Whether the text is part of the answer. In a choose-one question, another option takes the place of 'Other' and of its words.
    /// </summary>
    public bool TextCounts => HasText && (Question.Other is { } other
        ? !Question.Kind.TakesOneChoice || Picks.Count == 0 || Picked(other)
        : Question.Kind.IsOpen);

    public int TextLimit => AnswerText.LimitFor(IsOther);

    public string TextField => TextFieldOf(Question);

    /// <summary>The keys of the choices picked; what the question does not offer is not among them.</summary>
    public IReadOnlyList<short> Chosen => [.. Question.Choices().Where(Picked).Select(option => option.Key)];

    public bool Picked(Option option) => Picks.Contains(Value(option));

    public static string TextFieldOf(Question question) => question.Kind.IsOpen ? question.Code : $"{question.Code}-other";

    public static string Value(Option option) => option.Key.ToString(CultureInfo.InvariantCulture);
}

using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;

namespace LinkWorkerSurvey.Web.Pages.Survey;

/// <summary>What a form holds for one question, right or wrong: it can be shown again, the text as it would be stored.</summary>
public sealed record GivenAnswer(Question Question, int Number, IReadOnlyList<string> Picks, string Text, bool OtherWasAsked)
{
    public bool IsOther => Question.Other is not null;

    public bool HasText => Text.Length > 0;

    /// <summary>Whether 'Other' is ticked and nothing written beside it.</summary>
    public bool OtherIsBare => Question.Other is { } other && Picked(other) && !HasText;

    public int TextLimit => AnswerText.LimitFor(IsOther);

    public string TextField => AnswerForm.TextField(Question);

    public bool Picked(Option option) => Picks.Contains(AnswerForm.Value(option));
}

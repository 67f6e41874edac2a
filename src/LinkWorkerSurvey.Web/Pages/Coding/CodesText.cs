using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Windows;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Words about codes and numbers of them.</summary>
internal static class CodesText
{
    public static string Answers(int count) => $"{count:N0} {(count == 1 ? "answer" : "answers")}";

    public static string Codes(int count) => $"{count:N0} {(count == 1 ? "code" : "codes")}";

    public static string Nets(int count) => $"{count:N0} {(count == 1 ? "net" : "nets")}";

    /// <summary>Returns that a code is new, with who made it and when if that is known.</summary>
    public static string New(MadeCode? made) =>
        made is null ? "New" : $"New, made {UkTime.DayInWords(UkTime.DayOf(made.At))} by {made.By}";

    /// <summary>Returns what became of a code that is no longer in use: <c>Merged: At the phone into Listening</c>.</summary>
    public static string Gone(CodeFrame frame, Code code) => code.IsRemoved
        ? $"Removed: {code.Label}"
        : $"Merged: {code.Label} into {frame.Codes.Single(other => other.Id == code.MergedIntoId).Label}";
}

using System.Globalization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Words about the agreement of two coders.</summary>
internal static class AgreementText
{
    private const string NotDefined = "–";

    public static string Percent(double? percent) =>
        percent is { } value ? $"{value.ToString("0", CultureInfo.InvariantCulture)}%" : NotDefined;

    public static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? NotDefined;

    public static string Interval(BootstrapInterval? interval) =>
        interval is null ? NotDefined : $"{Number(interval.Low)} to {Number(interval.High)}";

    /// <summary>Returns who decided what on an answer beside which the codes are ticked.</summary>
    public static string Decided(string? coder, CodingOutcome outcome) =>
        $"{coder ?? "The program"} decided: {InWords(outcome, "codes as ticked")}";

    /// <summary>Returns what a coder decided: the labels of the codes, or that there is nothing to code.</summary>
    public static string Given(Answer.Decision by, CodeFrame frame) => InWords(
        by.Outcome, string.Join(", ", frame.InUse.Where(code => by.Codes.Contains(code.Id)).Select(code => code.Label)));

    private static string InWords(CodingOutcome outcome, string codes) => outcome switch
    {
        CodingOutcome.Coded => codes,
        CodingOutcome.NothingToCode => "nothing to code",
        CodingOutcome.SecondLook => "needs a second look",
    };
}

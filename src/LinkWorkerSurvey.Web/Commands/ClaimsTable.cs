using System.Text;
using LinkWorkerSurvey.Reporting.Claims;

namespace LinkWorkerSurvey.Web.Commands;

/// <summary>Writes the claims of a text as plain text: each with its line, verdict, figure and reason, and the totals below.</summary>
internal static class ClaimsTable
{
    /// <summary>Returns the table.</summary>
    public static string Write(ClaimLedger ledger)
    {
        var text = new StringBuilder();
        foreach (var claim in ledger.Claims)
        {
            text.Append($"{claim.Line,6}  {Name(claim.Status),-8}{Name(claim.Kind),-12}{InOneLine(claim.Words)}\n");
            text.Append($"{"",8}{(claim.Figure is { } figure ? $"{Figure(figure)} " : "")}{claim.Why}\n");
        }

        return text.Append($"Claims: {ledger.Claims.Count:N0}. Borne out: {ledger.Bound:N0}. Wrong: {ledger.Wrong:N0}. ")
            .Append($"Without a figure: {ledger.Unbound:N0}. Stale: {ledger.Stale:N0}.\n")
            .ToString();
    }

    private static string Figure(ClaimFigure figure) => figure.Table.Length == 0 ? "" : $"[{figure.Table}]";

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string InOneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

internal static class Coded
{
    /// <summary>Returns units from a string for each coder, with a value for each unit; * is undecided.</summary>
    public static IEnumerable<CoderDecision[]> Units(string coders)
    {
        var decisions = coders.Split(' ');
        return Enumerable.Range(0, decisions[0].Length).Select(unit => decisions.Index()
            .Where(coder => coder.Item[unit] != '*')
            .Select(coder => new CoderDecision(coder.Index, [coder.Item[unit]]))
            .ToArray());
    }
}

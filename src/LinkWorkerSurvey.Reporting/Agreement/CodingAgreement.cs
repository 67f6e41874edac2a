using System.Text.Json.Serialization;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Agreement;

/// <summary>
/// The agreement of coders in one code frame, for each code and overall. Only units that at least two coders decided count, and only codes
/// that were given to one of them.
/// </summary>
/// <param name="Units">The number of units that at least two coders decided.</param>
/// <param name="UnitsLeftOut">The number of units that fewer coders decided.</param>
/// <param name="CodesLeftOut">The labels of codes that were given to these units only, in alphabetical order.</param>
/// <param name="Coders">The number of coders who decided on the units that count.</param>
/// <param name="Pooled">All pairs of a unit and a code together. Frequent refusals of rare codes raise their percent agreement.</param>
/// <param name="SetOfCodes">The set of codes of each unit as one nominal value: one code more or less is as different as any other.</param>
/// <param name="Codes">The rows of the codes, in alphabetical order.</param>
public sealed record CodingAgreement(
    int Units,
    int UnitsLeftOut,
    IReadOnlyList<string> CodesLeftOut,
    int Coders,
    AgreementRow Pooled,
    AgreementRow SetOfCodes,
    IReadOnlyList<AgreementRow> Codes)
{
    /// <summary>The name of the overall figure of <see cref="Pooled"/>.</summary>
    public const string PooledName = "All unit-code pairs pooled";

    /// <summary>The name of the overall figure of <see cref="SetOfCodes"/>.</summary>
    public const string SetName = "Set of codes as one value";

    private static readonly int[] Given = [1];
    private static readonly int[] Withheld = [0];

    /// <summary>The overall figures, then the codes.</summary>
    [JsonIgnore]
    public IEnumerable<AgreementRow> Rows => [Pooled, SetOfCodes, .. Codes];

    /// <summary>
    /// Calculates the agreement. Neither the order nor the names of units and coders change anything. Other names of codes can move the
    /// interval of <see cref="SetOfCodes"/> within its random error.
    /// </summary>
    /// <param name="codings">What coders made of the units, at most once for each unit and coder.</param>
    /// <exception cref="ArgumentException">A unit and coder occur twice.</exception>
    public static CodingAgreement Of(IReadOnlyCollection<UnitCoding> codings)
    {
        var (units, codes, unitsLeftOut) = Compared(codings);
        var sets = Numbered(units.SelectMany(unit => unit).Select(Set).Distinct().Order(StringComparer.Ordinal));
        var pooled = Row(AgreementScope.Pooled, PooledName, units, decision => decision.Values);
        return new CodingAgreement(
            units.Count,
            unitsLeftOut,
            Alphabetical(codings.SelectMany(coding => coding.Codes ?? Enumerable.Empty<string>()).Except(codes)),
            pooled.Figures.Coders,
            pooled,
            Row(AgreementScope.Set, SetName, units, decision => [sets[Set(decision)]]),
            [.. codes.Select((code, i) => Row(AgreementScope.Code, code, units, decision => decision.Values[i] == 1 ? Given : Withheld))]);
    }

    /// <summary>Calculates <see cref="Pooled"/> alone.</summary>
    /// <param name="codings">What coders made of the units, at most once for each unit and coder.</param>
    /// <exception cref="ArgumentException">A unit and coder occur twice.</exception>
    public static CoderAgreement PooledOf(IReadOnlyCollection<UnitCoding> codings) => CoderAgreement.Of(Compared(codings).Units);

    /// <summary>
    /// Returns the units that at least two coders decided, with each decision on all codes at once (for each code 1 if it was given,
    /// otherwise 0), these codes, and the number of units left out.
    /// </summary>
    private static (List<List<CoderDecision>> Units, string[] Codes, int LeftOut) Compared(IReadOnlyCollection<UnitCoding> codings)
    {
        var coders = Numbered(codings.Select(coding => coding.Coder).Distinct());
        var all = codings
            .GroupBy(coding => coding.Unit)
            .Select(unit => unit.Where(coding => coding.Codes is not null).ToList())
            .ToList();
        var compared = all.Where(unit => unit.Count > 1).ToList();
        var codes = Alphabetical(compared.SelectMany(unit => unit).SelectMany(coding => coding.Codes!));
        var units = compared.ConvertAll(unit => unit.ConvertAll(coding => new CoderDecision(
            coders[coding.Coder],
            Array.ConvertAll(codes, code => coding.Codes!.Contains(code) ? 1 : 0))));
        return (units, codes, all.Count - units.Count);
    }

    private static AgreementRow Row(
        AgreementScope scope, string label, List<List<CoderDecision>> units, Func<CoderDecision, IReadOnlyList<int>> values) =>
        new(scope, label, CoderAgreement.Of(
            units.Select(unit => unit.ConvertAll(decision => decision with { Values = values(decision) }))));

    // A text that is the same for the same codes.
    private static string Set(CoderDecision decision) =>
        string.Join(' ', decision.Values.Index().Where(code => code.Item == 1).Select(code => code.Index));

    private static string[] Alphabetical(IEnumerable<string> labels) =>
        [.. labels.Distinct().OrderBy(label => label, StringComparer.OrdinalIgnoreCase).ThenBy(label => label, StringComparer.Ordinal)];

    private static Dictionary<string, int> Numbered(IEnumerable<string> names) =>
        names.Index().ToDictionary(name => name.Item, name => name.Index);
}

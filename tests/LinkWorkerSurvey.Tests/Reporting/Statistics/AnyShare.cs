using CsCheck;
using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Tests.Reporting.Statistics;

internal static class AnyShare
{
    public static readonly Gen<Share> OfSomebody =
        from outOf in Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 400], Gen.Int[1, 1_000_000])
        from count in Gen.OneOf(Gen.Int[0, outOf], Gen.Const(0), Gen.Const(outOf))
        select new Share(count, outOf);

    public static Share Rest(this Share share) => new(share.Base - share.Count, share.Base);
}

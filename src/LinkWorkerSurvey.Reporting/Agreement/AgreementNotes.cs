using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Agreement;

/// <summary>Says why measures of agreement are not defined.</summary>
internal static class AgreementNotes
{
    public static IEnumerable<string> Of(CoderAgreement figures)
    {
        if (figures.Units == 0)
        {
            yield return "No measure is defined: no unit was decided by two coders.";
            yield break;
        }

        if (figures.Items == 0)
        {
            yield return "No measure is defined: nobody gave a code.";
            yield break;
        }

        if (figures.Coders > 2)
            yield return "Cohen's kappa is not defined: it is a measure for two coders.";
        if (figures.KrippendorffAlpha is null)
        {
            yield return figures.Coders > 2
                ? "Alpha is not defined: all decisions are the same, so that it is 0 divided by 0."
                : "Kappa and alpha are not defined: all decisions are the same, so that both are 0 divided by 0.";
        }
        else if (figures.AlphaInterval is null)
        {
            yield return "The interval is not defined: one unit does not tell how alpha varies.";
        }
    }
}

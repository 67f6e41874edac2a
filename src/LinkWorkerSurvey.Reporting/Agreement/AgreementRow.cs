using LinkWorkerSurvey.Reporting.Statistics;

namespace LinkWorkerSurvey.Reporting.Agreement;

/// <summary>The agreement of coders on one code, or overall.</summary>
/// <param name="Scope">What the coders agree on.</param>
/// <param name="Label">The label of the code, or the name of the overall figure.</param>
/// <param name="Figures">The measures of agreement.</param>
public sealed record AgreementRow(AgreementScope Scope, string Label, CoderAgreement Figures)
{
    /// <summary>Why measures of the row are not defined, in sentences; empty if all are.</summary>
    public IReadOnlyList<string> Notes => [.. AgreementNotes.Of(Figures)];
}

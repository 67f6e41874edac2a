using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Thrown if somebody else has saved a section of the report since the member of staff read it. Nothing was changed.</summary>
/// <param name="standing">The text that stands now.</param>
public sealed class StaleTextException(SectionText standing)
    : RuleException("Somebody else has saved this section meanwhile. Compare the texts, then decide")
{
    /// <summary>The text that stands now.</summary>
    public SectionText Standing => standing;
}

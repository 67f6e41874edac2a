using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Thrown if somebody else has decided on an answer since the coder read it. Nothing was changed.</summary>
public sealed class StaleDecisionException() : RuleException("Somebody else has coded this answer meanwhile");

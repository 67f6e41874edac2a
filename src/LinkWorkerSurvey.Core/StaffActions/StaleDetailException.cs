using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>Thrown if somebody else has changed a detail of a survey window since the member of staff read it.</summary>
/// <param name="detail">The detail.</param>
/// <param name="who">The name of the person who changed it; null if the program did.</param>
public sealed class StaleDetailException(WindowDetail detail, string? who)
    : RuleException($"{who ?? "The program"} has changed this meanwhile. Check the new value, then save again", detail.Name);

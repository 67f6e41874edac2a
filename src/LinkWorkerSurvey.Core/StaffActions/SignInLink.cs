using LinkWorkerSurvey.Core.Accounts;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>A link by which a member of staff chooses a password. It can be used once.</summary>
/// <param name="Member">The member of staff.</param>
/// <param name="Token">The secret part of the link, which is not stored.</param>
public sealed record SignInLink(StaffMember Member, string Token);

using LinkWorkerSurvey.Core.Accounts;

namespace LinkWorkerSurvey.Core.StaffActions;

/// <summary>A sign-in link, with which a member of staff chooses a password. It works only once.</summary>
/// <param name="Member">The member of staff who owns the link.</param>
/// <param name="Token">The secret token in the link. It is not stored.</param>
public sealed record SignInLink(StaffMember Member, string Token);

namespace LinkWorkerSurvey.Web.Security;

/// <summary>What a password must be: long, and of more than a few letters. Nothing about kinds of characters.</summary>
internal static class PasswordRule
{
    public const int Length = 12;
    public const int DifferentCharacters = 5;
}

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Validates a password by its length and its number of different characters. No kinds of characters are required.</summary>
internal static class PasswordRule
{
    public const int Length = 12;
    public const int DifferentCharacters = 5;
}

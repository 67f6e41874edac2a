namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// The password rule: a minimum length and a minimum number of different characters. Digits, capitals and symbols are not required.
/// </summary>
internal static class PasswordRule
{
    public const int Length = 12;
    public const int Longest = 200;
    public const int DifferentCharacters = 5;

    /// <summary>The error message about the length, for a length attribute.</summary>
    public const string LengthMessage = "Password must be between {2} and {1} characters";
}

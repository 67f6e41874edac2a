using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Refuses passwords that are long enough but guessed first: those without letters, a common word with digits or repeated, and those with
/// a word of the person's own name or email address.
/// </summary>
internal sealed class GuessablePasswordValidator : IPasswordValidator<StaffMember>
{
    // Shorter names are in many words.
    private const int ShortestName = 4;

    private static readonly string[] Common =
    [
        "password", "passwort", "passcode", "letmein", "welcome", "qwerty", "qwertyuiop", "admin", "administrator", "abcdefghijkl",
        "changeme", "linkworker", "linkworkers", "linkworkersurvey", "socialprescribing",
    ];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var letters = Letters(password ?? "");
        var isGuessable = letters.Length == 0
            || Common.Any(word => letters.Replace(word, "", StringComparison.Ordinal).Length == 0)
            || Words($"{user.Name} {user.Email?.Split('@')[0]}").Any(name =>
                name.Length < ShortestName ? letters == name : letters.Contains(name, StringComparison.Ordinal));
        return Task.FromResult(isGuessable
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordIsGuessable",
                Description = "This password is easy to guess. Three or four unrelated words, without your name or email address, make a "
                    + "good one",
            })
            : IdentityResult.Success);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter)).ToLowerInvariant();

    private static IEnumerable<string> Words(string text) =>
        string.Concat(text.Select(letter => char.IsLetter(letter) || letter == '\'' ? letter : ' ')).Split(' ')
            .Select(Letters).Where(word => word.Length > 0);
}

using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Refuses passwords that are long enough but guessed first: with the person's own email address or name, of digits alone, or one common
/// word with digits.
/// </summary>
internal sealed class GuessablePasswordValidator : IPasswordValidator<StaffMember>
{
    private const int ShortestName = 4;

    private static readonly string[] Common =
    [
        "", "password", "passwort", "passcode", "letmein", "welcome", "qwerty", "qwertyuiop", "administrator", "abcdefghijkl", "changeme",
        "linkworker", "linkworkers", "linkworkersurvey", "socialprescribing",
    ];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password)
    {
        var text = (password ?? "").ToLowerInvariant();
        var letters = string.Concat(text.Where(char.IsLetter));
        var own = $"{user.Name} {user.Email?.Split('@')[0]}".ToLowerInvariant()
            .Split([' ', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.Length >= ShortestName);
        var isGuessable = Common.Contains(letters) || own.Any(name => text.Contains(name, StringComparison.Ordinal));
        return Task.FromResult(isGuessable
            ? IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordIsGuessable",
                Description = "This password is easy to guess. Three or four unrelated words, without your name, make a good one",
            })
            : IdentityResult.Success);
    }
}

using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>The form fields of a new account.</summary>
public sealed class NewAccount
{
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "Name must be {1} characters or fewer")]
    [VisibleText]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your email address")]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.org")]
    [StringLength(200, ErrorMessage = "Email address must be {1} characters or fewer")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Enter a password")]
    [StringLength(PasswordRule.Longest, MinimumLength = PasswordRule.Length, ErrorMessage = PasswordRule.LengthMessage)]
    public string Password { get; set; } = "";
}

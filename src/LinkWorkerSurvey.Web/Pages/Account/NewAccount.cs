using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages.Account;

/// <summary>What a person gives to have an account.</summary>
public sealed class NewAccount
{
    [Required(ErrorMessage = "Enter your name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "The name is too long")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter an e-mail address")]
    [EmailAddress(ErrorMessage = "Enter an e-mail address such as name@example.org")]
    [StringLength(200, ErrorMessage = "The e-mail address is too long")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password")]
    [StringLength(200, MinimumLength = PasswordRule.Length, ErrorMessage = "Choose a password of at least {2} characters")]
    public string Password { get; set; } = "";
}

using System.ComponentModel.DataAnnotations;
using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Shared;

namespace LinkWorkerSurvey.Web.Pages.People;

/// <summary>The input for the name and the email address of a member of staff.</summary>
public sealed class PersonName
{
    [Required(ErrorMessage = "Enter their name")]
    [StringLength(StaffMember.NameLimit, ErrorMessage = "Name must be {1} characters or fewer")]
    [VisibleText]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Enter their email address")]
    [EmailAddress(ErrorMessage = "Enter an email address in the correct format, like name@example.org")]
    [StringLength(200, ErrorMessage = "Email address must be {1} characters or fewer")]
    public string? Email { get; set; }
}

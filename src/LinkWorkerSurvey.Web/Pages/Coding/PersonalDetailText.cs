using LinkWorkerSurvey.Core.Coding;

namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>Words about personal details.</summary>
internal static class PersonalDetailText
{
    /// <summary>Returns what a text with such a detail holds, such as 'a postcode'.</summary>
    public static string Of(PersonalDetail detail) => detail switch
    {
        PersonalDetail.Postcode => "a postcode",
        PersonalDetail.Email => "an email address",
        PersonalDetail.Phone => "a phone number",
        PersonalDetail.Employer => "the name of an employer",
    };

    /// <summary>Returns the word that a quote can have instead of such a detail.</summary>
    public static string Instead(PersonalDetail detail) => detail switch
    {
        PersonalDetail.Postcode => "place",
        PersonalDetail.Email => "email",
        PersonalDetail.Phone => "phone",
        PersonalDetail.Employer => "employer",
    };
}

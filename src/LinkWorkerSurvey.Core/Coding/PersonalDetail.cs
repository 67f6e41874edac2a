namespace LinkWorkerSurvey.Core.Coding;

/// <summary>Lists the kinds of personal details in a text that may identify its author or another person.</summary>
public enum PersonalDetail
{
    /// <summary>A United Kingdom postcode.</summary>
    Postcode,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A United Kingdom telephone number.</summary>
    Phone,

    /// <summary>The name of an employer, such as a surgery, a council or a charity.</summary>
    Employer,
}

namespace LinkWorkerSurvey.Core.Coding;

/// <summary>A kind of detail in a text that may identify its author or another person.</summary>
public enum PersonalDetail
{
    /// <summary>A postcode of the United Kingdom.</summary>
    Postcode,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number of the United Kingdom.</summary>
    Phone,

    /// <summary>The name of a surgery, a council, a charity or another employer.</summary>
    Employer,
}

namespace LinkWorkerSurvey.Reporting.Claims.Binding;

/// <summary>The side of a number on which the words stand that it is about.</summary>
internal enum Side
{
    /// <summary>'Listening was mentioned by 52%', 'listening (52%)'.</summary>
    Before,

    /// <summary>'52% mentioned listening'.</summary>
    After,
}

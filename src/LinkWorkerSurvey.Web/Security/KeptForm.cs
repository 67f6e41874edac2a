namespace LinkWorkerSurvey.Web.Security;

/// <summary>Lists what became of a form that was sent after its sender's session had ended.</summary>
public enum KeptForm
{
    /// <summary>It is kept until its sender has signed in.</summary>
    Yes,

    /// <summary>It could not be kept: it is too large, has a file, or was not made by this site.</summary>
    No,

    /// <summary>It was a button without fields, so that there was nothing to keep.</summary>
    Nothing,
}

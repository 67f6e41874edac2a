namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Whether there are sentence vectors, and why not.</summary>
public enum VectorAvailability
{
    /// <summary>They were made when they were last asked for, or have not been asked for.</summary>
    Available,

    /// <summary>The setting <c>Suggestions:Vectors</c> is off.</summary>
    SwitchedOff,

    /// <summary>The model or its library is not in the program's folder.</summary>
    Missing,

    /// <summary>The process that makes them failed twice; it is started again when they are asked for after a minute.</summary>
    Failed,
}

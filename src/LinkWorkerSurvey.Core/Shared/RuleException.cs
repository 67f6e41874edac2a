namespace LinkWorkerSurvey.Core.Shared;

/// <summary>
/// Reports that a rule does not allow a request or a configuration. The message is a sentence for the person who can change that. Mistakes
/// of the program are never reported by this type.
/// </summary>
public sealed class RuleException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    /// <param name="message">A sentence that states what is not allowed and, where it helps, what to do.</param>
    /// <param name="about">The name of the value that the rule concerns; null if it concerns the action itself.</param>
    /// <param name="cause">The exception that reported the broken rule, such as a violated unique index.</param>
    public RuleException(string message, string? about = null, Exception? cause = null)
        : base(message, cause) => About = about;

    /// <summary>The name of the value that the rule concerns; null if it concerns the action itself.</summary>
    public string? About { get; }
}

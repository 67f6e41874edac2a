namespace LinkWorkerSurvey.Core.Shared;

/// <summary>
/// A rule does not allow what was asked, or how the program is set up. The message is a sentence for the person who can change that; a
/// mistake of the program is never reported by this type.
/// </summary>
public sealed class RuleException : Exception
{
    /// <summary>Takes the sentence.</summary>
    /// <param name="message">What is not allowed, and where it helps, what to do.</param>
    /// <param name="about">The name of the value the rule is about; null when it is about the action itself.</param>
    /// <param name="cause">What reported the broken rule, such as a unique index.</param>
    public RuleException(string message, string? about = null, Exception? cause = null)
        : base(message, cause) => About = about;

    /// <summary>The name of the value the rule is about; null when it is about the action itself.</summary>
    public string? About { get; }
}

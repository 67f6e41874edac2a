namespace LinkWorkerSurvey.Core.Shared;

/// <summary>
/// Reports that a rule forbids a request or a configuration. The message tells the person responsible what to change. Errors of the program
/// itself are reported by other exceptions.
/// </summary>
public class RuleException : Exception
{
    /// <summary>Creates the exception for a broken rule.</summary>
    /// <param name="message">A sentence that states what is not allowed and, where useful, what to do.</param>
    /// <param name="about">The name of the input field that broke the rule; null if the rule forbids the whole action.</param>
    /// <param name="cause">The exception by which the broken rule was detected, such as a unique violation.</param>
    public RuleException(string message, string? about = null, Exception? cause = null)
        : base(message, cause) => About = about;

    /// <summary>The name of the input field that broke the rule; null if the rule forbids the whole action.</summary>
    public string? About { get; }
}

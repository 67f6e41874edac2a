namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Reports that the program cannot start with its present settings. The message says how to correct them.</summary>
internal sealed class StartException(string message) : Exception(message);

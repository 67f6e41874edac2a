namespace LinkWorkerSurvey.Web.Failures;

/// <summary>Reports that the program cannot start with its settings. The message states the remedy.</summary>
internal sealed class StartException(string message) : Exception(message);

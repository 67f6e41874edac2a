namespace LinkWorkerSurvey.Web.Failures;

/// <summary>The program cannot start as it is set up; the message tells what to do.</summary>
internal sealed class StartException(string message) : Exception(message);

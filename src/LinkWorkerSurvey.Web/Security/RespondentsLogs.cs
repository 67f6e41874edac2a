using Serilog;
using Serilog.Events;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Excludes requests for respondents' pages from the logs, whatever levels and sinks the settings configure. Of the framework's other
/// events, only warnings and errors are logged.
/// </summary>
internal static class RespondentsLogs
{
    private static readonly PathString[] Pages = ["/s", "/i", "/withdraw"];

    public static bool IsRespondents(PathString path) => Array.Exists(Pages, page => path.StartsWithSegments(page));

    public static LoggerConfiguration WithoutRespondents(this LoggerConfiguration log) =>
        log.Filter.ByExcluding(said =>
            (
                said.Level < LogEventLevel.Warning
                && Value(said, "SourceContext") is { } source
                && source.StartsWith("Microsoft.", StringComparison.Ordinal)
            ) || (Value(said, "RequestPath") is { Length: > 0 } path && IsRespondents(path)));

    private static string? Value(LogEvent said, string property) =>
        said.Properties.GetValueOrDefault(property) is ScalarValue { Value: string text } ? text : null;
}

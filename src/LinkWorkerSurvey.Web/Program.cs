using LinkWorkerSurvey.Web.Commands;
using LinkWorkerSurvey.Web.Hosting;

// The same program serves the survey, or runs as a command: see Commands.
return await StartErrors.InOneLineAsync(() => args is [[>= 'a' and <= 'z', ..], ..] or ["--help" or "-h" or "-?" or "--version"]
    ? SurveyCommands.RunAsync(args)
    : SurveySite.RunAsync(args));

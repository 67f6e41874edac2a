using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Prints an exception that prevents the start as one line on standard error, and returns exit code 1.</summary>
internal static class StartErrors
{
    public static async Task<int> InOneLineAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception)
            when (exception
                    is StartException
                        or LocalServerException
                        or NpgsqlException
                        or { InnerException: NpgsqlException }
                        or IOException
                        or UnauthorizedAccessException
                        or FormatException
                        or ArgumentException)
        {
            var cause = exception is NpgsqlException or { InnerException: NpgsqlException }
                ? $"The database cannot be used: {exception.GetBaseException().Message}"
                : exception.Message;
            await Console.Error.WriteLineAsync(cause.ReplaceLineEndings(" "));
            return 1;
        }
    }
}

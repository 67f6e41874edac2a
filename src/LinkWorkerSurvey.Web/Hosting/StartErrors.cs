using LinkWorkerSurvey.LocalPostgres;
using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Prints an exception that prevents the start, or a command, as one line on standard error.</summary>
internal static class StartErrors
{
    /// <summary>Returns the exit code of the program or command, or <paramref name="failed"/> if an exception ended it.</summary>
    public static async Task<int> InOneLineAsync(Func<Task<int>> run, int failed = 1)
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
            return failed;
        }
    }
}

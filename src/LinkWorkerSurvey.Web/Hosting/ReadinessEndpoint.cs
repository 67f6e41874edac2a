using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Serves the readiness check /health: 200 if the database answers and the instance is not draining connections, otherwise 503.
/// </summary>
internal static class ReadinessEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", async (NpgsqlDataSource database, ConnectionDraining draining, CancellationToken cancel) =>
        {
            if (draining.IsDraining)
                return Results.Text("going", statusCode: StatusCodes.Status503ServiceUnavailable);
            try
            {
                await using var command = database.CreateCommand("SELECT 1");
                await command.ExecuteScalarAsync(cancel);
                return Results.Text("ok");
            }
            catch (Exception exception) when (exception.IsDatabaseUnavailable())
            {
                return Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
}

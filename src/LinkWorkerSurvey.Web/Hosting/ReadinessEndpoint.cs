using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Serves the readiness check: the instance is ready if its database answers and it is not draining connections.</summary>
internal static class ReadinessEndpoint
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", async (NpgsqlDataSource database, ConnectionDraining lingering, CancellationToken cancel) =>
        {
            if (lingering.IsDraining)
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

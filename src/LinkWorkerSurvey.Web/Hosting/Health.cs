using LinkWorkerSurvey.Web.Failures;
using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Serves the readiness check: the instance is ready if its database answers and it is not draining connections.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/health", async (NpgsqlDataSource database, Lingering lingering, CancellationToken cancel) =>
        {
            if (lingering.Going)
                return Results.Text("going", statusCode: StatusCodes.Status503ServiceUnavailable);
            try
            {
                await using var command = database.CreateCommand("SELECT 1");
                await command.ExecuteScalarAsync(cancel);
                return Results.Text("ok");
            }
            catch (Exception away) when (away.IsDatabaseAway())
            {
                return Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
}

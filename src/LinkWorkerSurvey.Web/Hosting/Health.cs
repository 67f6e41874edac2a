using Npgsql;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Whether this instance can serve: its database answers.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes) => routes.MapGet("/health", async (NpgsqlDataSource database, CancellationToken cancel) =>
    {
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

using System.Security.Claims;
using LinkWorkerSurvey.Core.Storage;
using LinkWorkerSurvey.Web.Failures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// Ends the sessions of staff at once when an account is suspended or removed, its role or password changes, or an administrator ends them.
/// Each of these changes the account's security stamp. Every staff request compares it with the one in the sign-in cookie; one that stays
/// open, such as an event stream, compares it again every 20 seconds and is then cut off.
/// </summary>
internal static class StaffSessions
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(20);

    /// <summary>Adds the middleware. Call it between UseAuthentication and UseAuthorization.</summary>
    public static IApplicationBuilder UseStaffSessions(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (context.User.Identity?.IsAuthenticated != true
            || metadata?.GetMetadata<IAuthorizeData>() is null || metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        if (!await HasSessionAsync(context.User, context.RequestServices, context.RequestAborted))
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
            context.User = new ClaimsPrincipal();
            await next(context);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        using var answered = new CancellationTokenSource();
        context.RequestAborted = ended.Token;
        var watching = WatchAsync(context.User, context.RequestServices, ended, answered.Token);
        try
        {
            await next(context);
        }
        finally
        {
            await answered.CancelAsync();
            await watching;
        }
    });

    private static async Task WatchAsync(
        ClaimsPrincipal user, IServiceProvider services, CancellationTokenSource ended, CancellationToken answered)
    {
        try
        {
            using var timer = new PeriodicTimer(CheckInterval, services.GetRequiredService<TimeProvider>());
            while (await timer.WaitForNextTickAsync(answered))
            {
                if (await IsOverAsync(user, services, answered))
                {
                    await ended.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The request was answered.
        }
    }

    private static async Task<bool> IsOverAsync(ClaimsPrincipal user, IServiceProvider services, CancellationToken cancel)
    {
        // The request is using its own database context.
        await using var scope = services.CreateAsyncScope();
        try
        {
            return !await HasSessionAsync(user, scope.ServiceProvider, cancel);
        }
        catch (Exception exception) when (exception.IsDatabaseUnavailable())
        {
            // The next check decides. Meanwhile there is nothing new to read.
            return false;
        }
    }

    private static async Task<bool> HasSessionAsync(ClaimsPrincipal user, IServiceProvider services, CancellationToken cancel)
    {
        var stampClaim = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        var (id, stamp) = (user.StaffId(), user.FindFirstValue(stampClaim));
        return await services.GetRequiredService<SurveyDbContext>().Users.AnyAsync(
            member => member.Id == id && member.SecurityStamp == stamp && member.SuspendedAt == null && member.RemovedAt == null, cancel);
    }
}

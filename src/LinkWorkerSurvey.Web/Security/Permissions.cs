using System.Security.Claims;
using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Permissions as ASP.NET Core's policies: each has one, named as the permission.</summary>
internal static class Permissions
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(permission.ToString(), policy => policy.RequireRole(Roles.With(permission)));
        return services;
    }

    /// <summary>Whether the member of staff may do this.</summary>
    public static bool Can(this ClaimsPrincipal user, Permission permission) => Roles.With(permission).Any(user.IsInRole);

    /// <summary>Lets in who has the permission alone.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(permission.ToString());

    /// <summary>Says which pages need more than a sign-in.</summary>
    public static void RequirePermissions(this PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/");
        pages.AuthorizeFolder("/Results", nameof(Permission.ReadResults));
        pages.AuthorizePage("/Results/Match", nameof(Permission.MatchWordings));
        pages.AuthorizePage("/Results/Answers", nameof(Permission.DownloadTexts));
        pages.AuthorizeFolder("/Windows", nameof(Permission.ManageWindows));
        pages.AuthorizePage("/Account/Staff", nameof(Permission.ManageStaff));
    }
}

using System.Security.Claims;
using LinkWorkerSurvey.Core.Accounts;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Registers an authorization policy for each permission, with the permission's name.</summary>
internal static class Permissions
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        var authorization = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            authorization.AddPolicy(permission.ToString(), policy => policy.RequireRole(Roles.With(permission)));
        return services;
    }

    /// <summary>Returns whether any role of the user has the permission.</summary>
    public static bool Can(this ClaimsPrincipal user, Permission permission) => Roles.With(permission).Any(user.IsInRole);

    /// <summary>Restricts endpoints to members of staff who have the permission.</summary>
    public static TBuilder Require<TBuilder>(this TBuilder endpoints, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization(permission.ToString());

    /// <summary>Requires sign-in for all pages that are not anonymous, and a permission for some.</summary>
    public static void RequirePermissions(this PageConventionCollection pages)
    {
        pages.AuthorizeFolder("/");
        pages.AuthorizeFolder("/Coding", nameof(Permission.CodeAnswers));
        pages.AuthorizeFolder("/Questionnaires", nameof(Permission.ReadResults));
        pages.AuthorizeFolder("/Results", nameof(Permission.ReadResults));
        pages.AuthorizePage("/Results/Match", nameof(Permission.MatchWordings));
        pages.AuthorizeFolder("/Reports", nameof(Permission.WriteReports));
        pages.AuthorizeFolder("/Surveys", nameof(Permission.ReadResults));
        foreach (var page in new[] { "New", "Import", "SetUp", "Share" })
            pages.AuthorizePage($"/Surveys/{page}", nameof(Permission.ManageWindows));
        foreach (var page in new[] { "Preview", "Poster" })
            pages.AuthorizePage($"/Survey/{page}", nameof(Permission.ManageWindows));
        pages.AuthorizeFolder("/People", nameof(Permission.ManageStaff));
    }
}

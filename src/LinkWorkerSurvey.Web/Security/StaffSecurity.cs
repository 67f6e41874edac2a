using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Secrets;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace LinkWorkerSurvey.Web.Security;

/// <summary>Configures the accounts, the sign-in cookie and the permissions of staff.</summary>
internal static class StaffSecurity
{
    /// <summary>The name of the sign-in cookie of staff.</summary>
    public const string Cookie = "staff";

    public static IServiceCollection AddStaffSecurity(this IServiceCollection services)
    {
        services.AddIdentity<StaffMember, IdentityRole<Guid>>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // Email addresses are user names, and Irish names have apostrophes.
                options.User.AllowedUserNameCharacters += "'";
                options.Tokens.PasswordResetTokenProvider = SignInLinkTokens.Provider;
                options.Password.RequiredLength = PasswordRule.Length;
                options.Password.RequireDigit =
                    options.Password.RequireLowercase =
                    options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric =
                        false;
                options.Password.RequiredUniqueChars = PasswordRule.DifferentCharacters;
            })
            .AddEntityFrameworkStores<SurveyDbContext>()
            .AddPasswordValidator<GuessablePasswordValidator>()
            .AddTokenProvider<SignInLinkTokens>(SignInLinkTokens.Provider)
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Cookie;
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/denied";
            options.ReturnUrlParameter = "from";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            // StaffSessions checks the security stamp, where a failure of the database is answered by the error page.
            options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            var redirect = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = challenge => HttpMethods.IsPost(challenge.Request.Method)
                ? challenge.HttpContext.RequestServices.GetRequiredService<KeptForms>().RedirectAsync(challenge)
                : redirect(challenge);
        });
        services.AddPermissions();

        services.AddDataProtection().SetApplicationName("link-worker-survey").PersistKeysToDbContext<SurveyDbContext>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlEncryptor = new SecretXmlEncryptor(provider.GetRequiredService<SecretKeys>())));
        services.AddSingleton<KeptForms>().AddScoped<StaffAccountService>().AddScoped<StaffSignIn>().AddScoped<FirstAdministrator>();
        return services;
    }
}

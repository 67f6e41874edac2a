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
                options.Password.RequiredLength = PasswordRule.Length;
                options.Password.RequireDigit =
                    options.Password.RequireLowercase =
                    options.Password.RequireUppercase =
                    options.Password.RequireNonAlphanumeric =
                        false;
                options.Password.RequiredUniqueChars = PasswordRule.DifferentCharacters;
            })
            .AddEntityFrameworkStores<SurveyDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<StaffClaims>();
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Cookie;
            options.LoginPath = "/account/sign-in";
            options.AccessDeniedPath = "/account/denied";
            options.ReturnUrlParameter = "from";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
        });
        services.AddPermissions();

        services.AddDataProtection().SetApplicationName("link-worker-survey").PersistKeysToDbContext<SurveyDbContext>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
            options.XmlEncryptor = new SecretXmlEncryptor(provider.GetRequiredService<SecretKeys>())));
        services.AddScoped<StaffAccountService>().AddScoped<FirstAdministrator>();
        return services;
    }
}

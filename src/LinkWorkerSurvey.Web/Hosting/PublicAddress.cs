using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// The address of the site from the settings, which all links use. The host of a request is not used, because anybody can put any host into
/// a request.
/// </summary>
internal static class PublicAddress
{
    /// <summary>Returns the address; null if it is not set, which only development allows.</summary>
    /// <exception cref="StartException">The address is missing outside development, is not that of a whole site, or is not HTTPS and not a
    /// loopback address.</exception>
    public static Uri? Of(IConfiguration settings, IHostEnvironment environment)
    {
        if (settings["Survey:PublicAddress"] is not { Length: > 0 } set)
        {
            return environment.IsDevelopment()
                ? null
                : throw new StartException(
                    "No public address is set: give the address of the site in Survey__PublicAddress, such as https://survey.example.org.");
        }

        return Uri.TryCreate(set, UriKind.Absolute, out var address) && IsSite(address)
            && (environment.IsDevelopment() || IsSecure(address))
            ? address
            : throw new StartException("The address in Survey__PublicAddress is not one such as https://survey.example.org.");
    }

    /// <summary>Makes every link use the public address, if one is set.</summary>
    public static void UsePublicAddress(this WebApplication app)
    {
        if (Of(app.Configuration, app.Environment) is not { } address)
            return;
        app.Use((request, next) =>
        {
            (request.Request.Scheme, request.Request.Host) = (address.Scheme, new HostString(address.Authority));
            return next(request);
        });
    }

    private static bool IsSite(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    // HTTP is allowed only on a loopback address, for trying out the program.
    private static bool IsSecure(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;
}

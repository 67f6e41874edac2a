using LinkWorkerSurvey.Web.Failures;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// The public URL of the site, from the setting Survey:PublicAddress, used in all links. The Host header of a request is not used, because
/// any client can set it.
/// </summary>
internal static class PublicAddress
{
    /// <summary>Returns the public URL; null if it is not set, which is allowed only in development.</summary>
    /// <exception cref="StartException">
    /// The URL is missing outside development or is not the root of a site. Outside development, plain HTTP is accepted only for a loopback
    /// address.
    /// </exception>
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

    /// <summary>
    /// Adds middleware that replaces the scheme and host of each request with the public URL, if set, so that all links use it.
    /// </summary>
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

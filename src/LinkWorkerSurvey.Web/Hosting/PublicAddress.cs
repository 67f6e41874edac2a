namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>Where the site is, as the settings say: links lead there, whatever host a request names, for anybody can write one into a request.</summary>
internal static class PublicAddress
{
    /// <summary>The address; null when it is not set.</summary>
    /// <exception cref="StartException">What is set is not the address of a site.</exception>
    public static Uri? Of(IConfiguration settings)
    {
        if (settings["Survey:PublicAddress"] is not { Length: > 0 } set)
            return null;
        return Uri.TryCreate(set, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new StartException("The address in Survey__PublicAddress is not one such as https://survey.example.org.");
    }

    public static void UsePublicAddress(this WebApplication app)
    {
        if (Of(app.Configuration) is not { } address)
            return;
        app.Use((request, next) =>
        {
            (request.Request.Scheme, request.Request.Host) = (address.Scheme, new HostString(address.Authority));
            return next(request);
        });
    }
}

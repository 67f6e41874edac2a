using LinkWorkerSurvey.Web.Failures;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// The trusted proxies, from the setting Proxy:Networks. Only they may set X-Forwarded-Proto (the scheme of a request) and X-Forwarded-For
/// (the client's address). SubmissionScreening keeps a hash of that address for some minutes.
/// </summary>
internal static class TrustedProxies
{
    private const string None = "none";

    /// <summary>Returns the networks of the trusted proxies; empty if clients reach the site without a proxy.</summary>
    /// <exception cref="StartException">
    /// No proxy is set outside development, an entry is not a network, or ForwardedHeaders_Enabled would trust every sender.
    /// </exception>
    public static IReadOnlyList<IPNetwork> Of(IConfiguration settings, IHostEnvironment environment)
    {
        // With this setting, ASP.NET Core itself would read the forwarded headers of any sender.
        if (string.Equals(settings["ForwardedHeaders_Enabled"], bool.TrueString, StringComparison.OrdinalIgnoreCase))
        {
            throw new StartException(
                "ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust every sender: remove it and name the proxy in Proxy__Networks__0.");
        }

        var named = (settings.GetSection("Proxy:Networks").Get<string[]>() ?? []).Where(name => name.Length > 0).ToList();
        if (named.Count == 0 && !environment.IsDevelopment())
        {
            throw new StartException(
                "No proxy is set: give the network of the proxy in Proxy__Networks__0, such as 172.30.77.0/24, "
                + "or 'none' where the site is reached without one.");
        }

        return named is [None] ? [] : [.. named.Select(Parse)];
    }

    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Of(app.Configuration, app.Environment) is not { Count: > 0 } networks)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedFor };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Parse(string name) => IPNetwork.TryParse(name, out var network)
        ? network
        : throw new StartException($"'{name}' in Proxy__Networks is not a network such as 172.30.77.0/24.");
}

namespace LinkWorkerSurvey.Web.Security;

/// <summary>
/// What browsers are told to refuse: anything from another host, inline script and style, framing, and telling other sites where a reader
/// came from.
/// </summary>
internal static class SiteHeaders
{
    public static IApplicationBuilder UseSiteHeaders(this IApplicationBuilder app) => app.UseSecurityHeaders(new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(maxAgeInSeconds: 365 * 24 * 60 * 60)
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            // The icon is part of the page, so that it takes no request.
            policy.AddImgSrc().Self().Data();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
        }));
}

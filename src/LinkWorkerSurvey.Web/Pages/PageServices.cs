using FluentValidation;
using LinkWorkerSurvey.Web.Pages.Surveys;
using LinkWorkerSurvey.Web.Security;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Registers the pages with their permissions, filters, model binding and validation.</summary>
internal static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.Conventions.RequirePermissions();
            pages.Conventions.AddPageRoute("/Survey/ThankYou", "/i/{window}/thanks/{sealed}");
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add(new UnsupportedRequestFilter());
            mvc.Filters.Add<KeptFormFilter>();
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => $"'{value}' cannot be read here");
            mvc.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"'{value}' cannot be read here");
        });
        services.AddRouting(routing => routing.LowercaseUrls = true);
        services.AddValidatorsFromAssembly(typeof(PageServices).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.AddSingleton<OneImport>();
    }
}

using LinkWorkerSurvey.Web.Failures;
using LinkWorkerSurvey.Web.Hosting;

namespace LinkWorkerSurvey.Web.Suggesting;

/// <summary>Registers what suggestions for coders need beside the requests.</summary>
internal static class SuggestionServices
{
    /// <exception cref="StartException">The setting is neither true nor false.</exception>
    public static void AddSuggestions(this IServiceCollection services, IConfiguration settings)
    {
        var isOn = settings["Suggestions:Vectors"] is not { Length: > 0 } given
            || (bool.TryParse(given, out var value) ? value : throw new StartException("Suggestions__Vectors must be true or false."));
        services.AddSingleton(provider => new SentenceVectors(
            isOn,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SentenceVectors>>(),
            VectorProcess.Start));
        services.AddSingleton(provider => new SuggestionDesk(
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<SentenceVectors>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SuggestionDesk>>()));
    }
}

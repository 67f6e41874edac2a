namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>The settings of the quote desk.</summary>
public sealed record QuoteDesk
{
    /// <summary>Whether the person who marked a quote may approve it too, as in an office of one.</summary>
    public bool OneMayApprove { get; init; }
}

/// <summary>Registers what the quote desk needs.</summary>
internal static class QuoteDeskServices
{
    public static void AddQuoteDesk(this IServiceCollection services, IConfiguration settings) =>
        services.AddSingleton(settings.GetSection("Quotes").Get<QuoteDesk>() ?? new QuoteDesk());
}

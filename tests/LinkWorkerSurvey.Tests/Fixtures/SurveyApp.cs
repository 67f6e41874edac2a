using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using LinkWorkerSurvey.Web.Suggesting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Runs the whole site on a test's own database: in process for requests, or on a real port for browsers.</summary>
internal sealed class SurveyApp(TestDatabase database) : WebApplicationFactory<Program>
{
    public const string Password = "lantern violet harbour";

    private Uri? listensAt;

    /// <summary>The interval at which the site checks for due releases; null if it does not, because the test calls them.</summary>
    public TimeSpan? ReleaseEvery { get; init; }

    /// <summary>
    /// The minimum time to fill in a form, below which it is flagged. Zero by default, because tests are faster than people.
    /// </summary>
    public TimeSpan FastestForm { get; init; }

    public int RefusedPerAddress { get; init; } = 3000;

    public int FlaggedPerLink { get; init; } = 3000;

    /// <summary>Whether the person who marked a quote may approve it too.</summary>
    public bool OneMayApproveQuotes { get; init; }

    /// <summary>Whether suggestions use sentence vectors. Off by default: the model takes seconds to load.</summary>
    public bool Vectors { get; init; }

    /// <summary>The public address in the settings; null if it is not set.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The network of the trusted proxy; null if none is set.</summary>
    public string? ProxyNetwork { get; init; }

    /// <summary>The log of the site.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The maximum age of a cached link. Zero by default, so that tests see every change at once.</summary>
    public TimeSpan LinksFresh { get; init; }

    /// <summary>The connection string through a proxy; null for a direct connection.</summary>
    public string? Over { get; init; }

    /// <summary>The interval of the keep-alive query on the notification connection.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum wait of a reader for the first count of a window.</summary>
    public TimeSpan FirstPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock of the site.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Returns a client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Client() => listensAt is null
        ? CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })
        : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = listensAt };

    /// <summary>Listens on a port of its own, for browsers and for requests that only a real connection can send.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return listensAt = ClientOptions.BaseAddress;
    }

    /// <summary>Creates a member of staff who signs in with <see cref="Password"/>.</summary>
    public async Task<StaffMember> StaffAsync(string role, string email = "staff@example.org")
    {
        await using var scope = Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember($"A {role}", email);
        Assert.True((await staff.CreateAsync(member, Password)).Succeeded);
        Assert.True((await staff.AddToRoleAsync(member, role)).Succeeded);
        return member;
    }

    /// <summary>Learns again all suggestions that were asked for, so that the next page shows what follows from the decisions.</summary>
    public Task LearnAsync() => Services.GetRequiredService<SuggestionDesk>().LearnAllAsync();

    /// <summary>Returns the link that is printed at start while there is no administrator.</summary>
    public async Task<string> FirstAdministratorLinkAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().LinkAsync())!;
    }

    /// <summary>Returns a client that is signed in as a member of staff with a role.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var member = await StaffAsync(role, $"{role.ToLowerInvariant().Replace(' ', '.')}@example.org");
        var client = Client();
        var page = await client.PageAsync("/account/sign-in");
        var answer = await client.SubmitAsync(page.Form(), new() { ["Email"] = member.Email!, ["Password"] = Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public override async ValueTask DisposeAsync()
    {
        if (listensAt is not null)
            await Browsers.CloseAsync(listensAt);
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Survey", Over ?? database.ConnectionString)
        .UseSetting("Survey:Secret", Convert.ToBase64String(TestDatabase.Secret))
        .UseSetting("Survey:PublicAddress", PublicAddress)
        .UseSetting(ProxyNetwork is null ? "Proxy:Unset" : "Proxy:Networks:0", ProxyNetwork)
        .UseSetting("Release:Every", ReleaseEvery?.ToString())
        .UseSetting("Links:Fresh", LinksFresh.ToString())
        // Tests wait for the newest figures.
        .UseSetting("Results:Patience", "00:01:00")
        .UseSetting("Results:FirstPatience", FirstPatience.ToString())
        .UseSetting("Results:Fresh", "00:00:00")
        .UseSetting("Results:Quiet", Quiet.ToString())
        .UseSetting("Limits:FastestForm", FastestForm.ToString())
        .UseSetting("Limits:RefusedPerAddress", RefusedPerAddress.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .UseSetting("Suggestions:Vectors", Vectors.ToString())
        .UseSetting("Quotes:OneMayApprove", OneMayApproveQuotes.ToString())
        .UseSetting("Limits:FlaggedPerLink", FlaggedPerLink.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .ConfigureServices(services =>
        {
            services.AddSingleton<ILogEventSink>(Log).AddSingleton(Clock);
            // Every test signs in, and no password needs protection against guessing.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            if (ReleaseEvery is null)
                services.Remove(services.Single(service => service.ImplementationType == typeof(ReleaseService)));
        });
}

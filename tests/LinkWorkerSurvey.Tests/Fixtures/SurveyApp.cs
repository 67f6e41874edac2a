using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Web.Hosting;
using LinkWorkerSurvey.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>The whole site on a test's own database: in process for requests, or on a real port for browsers.</summary>
internal sealed class SurveyApp(TestDatabase database) : WebApplicationFactory<Program>
{
    public const string Password = "lantern violet harbour";

    private Uri? listensAt;

    /// <summary>How often the site looks for due releases; null when it does not, for a test releases when it says so.</summary>
    public TimeSpan? ReleaseEvery { get; init; }

    /// <summary>A form that comes back sooner is flagged; tests fill forms in faster than people.</summary>
    public TimeSpan FastestForm { get; init; }

    public int RefusedPerAddress { get; init; } = 3000;

    public int FlaggedPerLink { get; init; } = 3000;

    /// <summary>Where the settings say the site is; null when they do not.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>The network of the proxy that the site trusts; null when none is set.</summary>
    public string? ProxyNetwork { get; init; }

    /// <summary>What the site has logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>How long a link is good as it was last seen; tests see every change at once.</summary>
    public TimeSpan LinksFresh { get; init; }

    /// <summary>The way to the database; null for the straight one.</summary>
    public string? Over { get; init; }

    /// <summary>After how long without a word the line on which changes are heard is asked.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody at a page waits for the first count of a window.</summary>
    public TimeSpan FirstPatience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The clock the site goes by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>A client that keeps cookies and follows nothing by itself.</summary>
    public HttpClient Client() => listensAt is null
        ? CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false })
        : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = listensAt };

    /// <summary>Answers on a port of its own: for browsers, and for what only a real connection can send.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return listensAt = ClientOptions.BaseAddress;
    }

    /// <summary>Makes a member of staff who signs in with <see cref="Password"/>.</summary>
    public async Task<StaffMember> StaffAsync(string role, string email = "staff@example.org")
    {
        await using var scope = Services.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember($"A {role}", email);
        Assert.True((await staff.CreateAsync(member, Password)).Succeeded);
        Assert.True((await staff.AddToRoleAsync(member, role)).Succeeded);
        return member;
    }

    /// <summary>The link that is printed at start while there is no administrator.</summary>
    public async Task<string> FirstAdministratorLinkAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().LinkAsync())!;
    }

    /// <summary>A client of a member of staff of that role who has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string role)
    {
        var member = await StaffAsync(role, $"{role.ToLowerInvariant()}@example.org");
        var client = Client();
        var page = await client.PageAsync("/account/sign-in");
        var answer = await client.SubmitAsync(page.Form(), new() { ["Email"] = member.Email!, ["Password"] = Password });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment("Development")
        .UseSetting("ConnectionStrings:Survey", Over ?? database.ConnectionString)
        .UseSetting("Survey:Secret", Convert.ToBase64String(TestDatabase.Secret))
        .UseSetting("Survey:PublicAddress", PublicAddress)
        .UseSetting(ProxyNetwork is null ? "Proxy:Unset" : "Proxy:Networks:0", ProxyNetwork)
        .UseSetting("Release:Every", ReleaseEvery?.ToString())
        .UseSetting("Links:Fresh", LinksFresh.ToString())
        // A reader in a test waits for the newest there is.
        .UseSetting("Results:Patience", "00:01:00")
        .UseSetting("Results:FirstPatience", FirstPatience.ToString())
        .UseSetting("Results:Fresh", "00:00:00")
        .UseSetting("Results:Quiet", Quiet.ToString())
        .UseSetting("Limits:FastestForm", FastestForm.ToString())
        .UseSetting("Limits:RefusedPerAddress", RefusedPerAddress.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .UseSetting("Limits:FlaggedPerLink", FlaggedPerLink.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .ConfigureServices(services =>
        {
            services.AddSingleton<ILogEventSink>(Log).AddSingleton(Clock);
            // Everybody signs in, and nobody's password is to be guessed at.
            services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            if (ReleaseEvery is null)
                services.Remove(services.Single(service => service.ImplementationType == typeof(ReleaseService)));
        });
}

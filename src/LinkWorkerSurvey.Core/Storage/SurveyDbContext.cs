using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The whole database. Receipts, waiting sheets, released responses and channel counts are written by SQL of their own, in the rooms they
/// belong to.
/// </summary>
public sealed class SurveyDbContext(DbContextOptions<SurveyDbContext> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The versions of questionnaires.</summary>
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    /// <summary>The survey windows.</summary>
    public DbSet<SurveyWindow> Windows => Set<SurveyWindow>();

    /// <summary>The links to them.</summary>
    public DbSet<Channel> Channels => Set<Channel>();

    /// <summary>The uses of links, by day.</summary>
    public DbSet<ChannelDay> ChannelDays => Set<ChannelDay>();

    /// <summary>The receipts of accepted forms.</summary>
    public DbSet<Receipt> Receipts => Set<Receipt>();

    /// <summary>The pending submissions.</summary>
    public DbSet<StagedSheet> StagedSheets => Set<StagedSheet>();

    /// <summary>Released responses.</summary>
    public DbSet<Response> Responses => Set<Response>();

    /// <summary>Their answers in words.</summary>
    public DbSet<StoredText> AnswerTexts => Set<StoredText>();

    /// <summary>Code frames.</summary>
    public DbSet<CodeFrame> Frames => Set<CodeFrame>();

    /// <summary>Coders' decisions.</summary>
    public DbSet<Reading> Readings => Set<Reading>();

    /// <summary>Released answers as coders see them.</summary>
    public DbSet<CodingText> CodingTexts => Set<CodingText>();

    /// <summary>The mailer's side of invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Invitations still good.</summary>
    public DbSet<OpenToken> OpenTokens => Set<OpenToken>();

    /// <summary>The activity log.</summary>
    public DbSet<TrailEntry> Trail => Set<TrailEntry>();

    /// <summary>The keys that protect staff's sign-in cookies, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// The number of forms a window has received, each once, whatever became of them since: no withdrawal and no release changes it.
    /// An import leaves no receipts: there it is the number of responses.
    /// </summary>
    public Task<int> CountReceivedAsync(SurveyWindow window, CancellationToken cancel = default) => window.Kind == WindowKind.Imported
        ? Responses.CountAsync(r => r.WindowId == window.Id, cancel)
        : Receipts.CountAsync(r => r.WindowId == window.Id, cancel);

    /// <summary>The same of every window that received any, by its key, in one pass over the receipts.</summary>
    public async Task<IReadOnlyDictionary<int, int>> CountReceivedAsync(CancellationToken cancel = default) => await Receipts
        .GroupBy(r => r.WindowId, r => 1, (window, receipts) => new { Window = window, Received = receipts.Count() })
        .Concat(
            from w in Windows
            where w.Kind == WindowKind.Imported
            select new { Window = w.Id, Received = Responses.Count(r => r.WindowId == w.Id) })
        .ToDictionaryAsync(w => w.Window, w => w.Received, cancel);

    internal DbSet<SecretFingerprint> SecretFingerprints => Set<SecretFingerprint>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SurveyDbContext).Assembly);
        Descriptions.Describe(builder.Model);
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}

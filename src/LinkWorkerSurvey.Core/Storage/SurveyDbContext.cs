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

/// <summary>The whole database. Receipts, waiting sheets, released responses and channel counts are written by SQL of their own, in the rooms they belong to.</summary>
public sealed class SurveyDbContext(DbContextOptions<SurveyDbContext> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The versions of questionnaires.</summary>
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    /// <summary>The survey windows.</summary>
    public DbSet<SurveyWindow> Windows => Set<SurveyWindow>();

    /// <summary>The links to them.</summary>
    public DbSet<Channel> Channels => Set<Channel>();

    /// <summary>How often links were used, by day.</summary>
    public DbSet<ChannelDay> ChannelDays => Set<ChannelDay>();

    /// <summary>What was accepted.</summary>
    public DbSet<Receipt> Receipts => Set<Receipt>();

    /// <summary>What waits for its release.</summary>
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

    /// <summary>What staff did.</summary>
    public DbSet<TrailEntry> Trail => Set<TrailEntry>();

    /// <summary>The keys that protect staff's sign-in cookies, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>How many forms a window has received, released or not, withdrawn or not. What was imported left no receipts: there it is what is stored.</summary>
    public Task<int> CountReceivedAsync(SurveyWindow window, CancellationToken cancel = default) => window.Kind == WindowKind.Imported
        ? Responses.CountAsync(r => r.WindowId == window.Id, cancel)
        : Receipts.CountAsync(r => r.WindowId == window.Id, cancel);

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

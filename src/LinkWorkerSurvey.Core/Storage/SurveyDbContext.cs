using LinkWorkerSurvey.Core.Accounts;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Coding.Steps;
using LinkWorkerSurvey.Core.Invitations;
using LinkWorkerSurvey.Core.Questionnaires;
using LinkWorkerSurvey.Core.Quotes;
using LinkWorkerSurvey.Core.Reports;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Windows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>
/// The Entity Framework Core context of the whole database. Receipts, pending submissions, released responses and link counts are written
/// by SQL statements in the folders of those features.
/// </summary>
public sealed class SurveyDbContext(DbContextOptions<SurveyDbContext> options)
    : IdentityDbContext<StaffMember, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The versions of questionnaires.</summary>
    public DbSet<Questionnaire> Questionnaires => Set<Questionnaire>();

    /// <summary>The survey windows.</summary>
    public DbSet<SurveyWindow> Windows => Set<SurveyWindow>();

    /// <summary>The links by which surveys are sent.</summary>
    public DbSet<SurveyLink> SurveyLinks => Set<SurveyLink>();

    /// <summary>The numbers of uses of each link, by day.</summary>
    public DbSet<SurveyLinkDay> SurveyLinkDays => Set<SurveyLinkDay>();

    /// <summary>The receipts of accepted forms.</summary>
    public DbSet<Receipt> Receipts => Set<Receipt>();

    /// <summary>The pending submissions.</summary>
    public DbSet<PendingSubmission> PendingSubmissions => Set<PendingSubmission>();

    /// <summary>The released responses.</summary>
    public DbSet<Response> Responses => Set<Response>();

    /// <summary>The text answers of released responses.</summary>
    public DbSet<StoredText> AnswerTexts => Set<StoredText>();

    /// <summary>The code frames.</summary>
    public DbSet<CodeFrame> Frames => Set<CodeFrame>();

    /// <summary>The coding decisions.</summary>
    public DbSet<CodingDecision> CodingDecisions => Set<CodingDecision>();

    /// <summary>The acts of coders that can be undone.</summary>
    public DbSet<CodingStep> CodingSteps => Set<CodingStep>();

    /// <summary>The released text answers as coders see them, without the keys of their responses.</summary>
    public DbSet<CodingText> CodingTexts => Set<CodingText>();

    /// <summary>The quotes from text answers.</summary>
    public DbSet<Quote> Quotes => Set<Quote>();

    /// <summary>The sections in which quotes are used.</summary>
    public DbSet<QuoteUse> QuoteUses => Set<QuoteUse>();

    /// <summary>The texts of reports, each as it was saved.</summary>
    public DbSet<SectionText> SectionTexts => Set<SectionText>();

    /// <summary>The marked claims of reports that members of staff looked at.</summary>
    public DbSet<ClaimReview> ClaimReviews => Set<ClaimReview>();

    /// <summary>The editions of reports.</summary>
    public DbSet<Edition> Editions => Set<Edition>();

    /// <summary>The encrypted addresses and tokens of invitations.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The activity log.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The data protection keys of staff's sign-in cookies, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Returns the administrators who can sign in: they have a password, and are neither suspended nor removed.</summary>
    public IQueryable<StaffMember> ActiveAdministrators() =>
        from member in Users
        join inRole in UserRoles on member.Id equals inRole.UserId
        join role in Roles on inRole.RoleId equals role.Id
        where role.Name == Accounts.Roles.Administrator
            && member.SuspendedAt == null && member.RemovedAt == null && member.PasswordHash != null
        select member;

    /// <summary>
    /// Returns the number of forms that a window has received, including withdrawn ones; a form sent twice counts once. For an imported
    /// window, which has no receipts, returns the number of responses.
    /// </summary>
    public Task<int> CountReceivedAsync(SurveyWindow window, CancellationToken cancel = default) => window.Kind == WindowKind.Imported
        ? Responses.CountAsync(r => r.WindowId == window.Id, cancel)
        : Receipts.CountAsync(r => r.WindowId == window.Id, cancel);

    /// <summary>
    /// Returns the number of forms received for all windows, by window key, in one query; for an imported window, the number of responses.
    /// A window that is not imported and has received no form is missing.
    /// </summary>
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

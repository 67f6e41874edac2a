using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Creates the context for the migrations tool; it never connects.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<SurveyDbContext>
{
    public SurveyDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SurveyDbContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
}

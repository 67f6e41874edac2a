using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Creates the database context for the <c>dotnet ef</c> tool. It never connects to a database.</summary>
internal sealed class DesignTimeContext : IDesignTimeDbContextFactory<SurveyDbContext>
{
    public SurveyDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SurveyDbContext>().UseNpgsql("Host=none").UseSnakeCaseNamingConvention().Options);
}

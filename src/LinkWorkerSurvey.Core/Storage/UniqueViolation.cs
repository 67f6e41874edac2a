using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Two requests that give the same name at the same moment: the database refuses the second.</summary>
internal static class UniqueViolation
{
    public static bool IsUniqueViolation(this DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Recognises that PostgreSQL refused a name because another request had stored it first.</summary>
internal static class UniqueViolation
{
    public static bool IsUniqueViolation(this DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

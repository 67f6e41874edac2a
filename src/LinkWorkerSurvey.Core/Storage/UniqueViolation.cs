using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Core.Storage;

/// <summary>Recognises a violation of a unique index (SQLSTATE 23505), for example by a name that is already in use.</summary>
internal static class UniqueViolation
{
    public static bool IsUniqueViolation(this DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

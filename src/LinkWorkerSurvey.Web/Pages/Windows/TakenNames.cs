using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Web.Pages.Windows;

/// <summary>Two requests that give the same name at the same moment: the database refuses the second.</summary>
internal static class TakenNames
{
    public static bool IsTaken(this DbUpdateException refused) => refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}

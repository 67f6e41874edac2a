namespace LinkWorkerSurvey.LocalPostgres;

/// <summary>Reports that the private PostgreSQL server cannot run. The message states the cause and the remedy.</summary>
public sealed class LocalServerException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    internal const string Elsewhere =
        "set ConnectionStrings__Survey to a PostgreSQL server of your own, or LocalPostgres__BinFolder to a folder with PostgreSQL's "
            + "programs (15 or later)";
}

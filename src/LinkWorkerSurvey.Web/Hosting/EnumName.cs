namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Reads a member of an enum that a form or an address names. The framework's own reading also takes its number, several at once and blanks
/// around it.
/// </summary>
internal static class EnumName
{
    /// <summary>Whether that is the name of a member; without one, the value is the first.</summary>
    public static bool TryRead<T>(string? said, out T value, bool ignoreCase = false)
        where T : struct, Enum
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var place = Array.FindIndex(Enum.GetNames<T>(), name => name.Equals(said, comparison));
        value = place < 0 ? default : Enum.GetValues<T>()[place];
        return place >= 0;
    }
}

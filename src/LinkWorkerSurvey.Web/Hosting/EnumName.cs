namespace LinkWorkerSurvey.Web.Hosting;

/// <summary>
/// Parses the name of an enum member from a form or a URL. <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/> would also accept numbers,
/// lists of names and white space.
/// </summary>
internal static class EnumName
{
    /// <summary>Parses a name. Returns false if no enum member has this name.</summary>
    public static bool TryRead<T>(string? said, out T value, bool ignoreCase = false)
        where T : struct, Enum
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var place = Array.FindIndex(Enum.GetNames<T>(), name => name.Equals(said, comparison));
        value = place < 0 ? default : Enum.GetValues<T>()[place];
        return place >= 0;
    }
}

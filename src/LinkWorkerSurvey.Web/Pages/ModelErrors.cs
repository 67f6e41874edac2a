using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LinkWorkerSurvey.Web.Pages;

/// <summary>Finds the error of a field.</summary>
internal static class ModelErrors
{
    /// <summary>Returns the first error of a field; null if it has none.</summary>
    public static string? ErrorOf(this ModelStateDictionary fields, string field) =>
        fields.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}

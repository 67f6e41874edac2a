namespace LinkWorkerSurvey.Reporting.Figures;

/// <summary>
/// Marks a property that the JSON of figures leaves out, because it says nothing to other tools. Editions of reports keep it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotInFilesAttribute : Attribute;

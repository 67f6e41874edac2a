namespace LinkWorkerSurvey.Web.Pages.Coding;

/// <summary>A form with one text field about a quote, which opens below it.</summary>
/// <param name="Quote">The key of the quote.</param>
/// <param name="Handler">The handler that takes the form.</param>
/// <param name="Id">The first part of the field's id.</param>
/// <param name="Name">The name of the field, and its label.</param>
/// <param name="Title">The words that open the form.</param>
/// <param name="Button">The words on its button.</param>
/// <param name="Hint">What to enter.</param>
/// <param name="Limit">The maximum length, in UTF-16 code units.</param>
public sealed record QuoteField(
    Guid Quote, string Handler, string Id, string Name, string Title, string Button, string Hint, int Limit)
{
    /// <summary>What was entered and refused; null if nothing was.</summary>
    public string? Value { get; init; }
}

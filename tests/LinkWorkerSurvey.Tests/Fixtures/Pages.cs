using AngleSharp;
using AngleSharp.Html.Dom;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reads pages and sends their forms, as a browser without script does.</summary>
internal static class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address) =>
        await (await client.GetAsync(address)).PageAsync();

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page.Content(html).Address(answer.RequestMessage!.RequestUri));
    }

    /// <summary>Returns the activity log of a survey, the latest first, as 'person action note'.</summary>
    public static async Task<IReadOnlyList<string>> ActivityAsync(this HttpClient client, string survey) =>
    [
        .. (await client.PageAsync($"/surveys/{survey}/activity")).QuerySelectorAll(".log tr:has(td)")
            .Select(row => Words(string.Join(' ', row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent)))),
    ];

    /// <summary>Returns the form of the page's main part, or the one that posts to a named handler.</summary>
    public static IHtmlFormElement Form(this IHtmlDocument page, string? handler = null) =>
        page.QuerySelectorAll("main form")
            .Cast<IHtmlFormElement>()
            .Single(f => handler is null || (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal));

    /// <summary>Sends the form with its fields and the given changes; null leaves a field out.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        IHtmlFormElement form,
        Dictionary<string, object?>? changes = null)
    {
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : new Uri(form.BaseUri).PathAndQuery;
        return client.PostAsync(address, new FormUrlEncodedContent(Fields(form, changes)));
    }

    /// <summary>Returns the form's fields with the given changes; null leaves a field out.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form, Dictionary<string, object?>? changes)
    {
        var fields = Fields(form).ToLookup(f => f.Key, f => f.Value);
        return fields.Where(f => changes?.ContainsKey(f.Key) != true).SelectMany(f => f, (f, value) => KeyValuePair.Create(f.Key, value))
            .Concat((changes ?? []).SelectMany(c => Values(c.Value), (c, value) => KeyValuePair.Create(c.Key, value)));
    }

    /// <summary>Sends the form to another address than its own.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        string address,
        IHtmlFormElement form,
        Dictionary<string, object?>? changes = null)
    {
        form.SetAttribute("action", address);
        return client.SubmitAsync(form, changes);
    }

    /// <summary>Follows the redirect of a response, as a browser does by itself.</summary>
    public static Task<HttpResponseMessage> FollowAsync(this HttpClient client, HttpResponseMessage answer) =>
        client.GetAsync(answer.Headers.Location);

    /// <summary>Opens the page and sends its form.</summary>
    public static async Task<HttpResponseMessage> SubmitFreshAsync(
        this HttpClient client,
        string address,
        Dictionary<string, object?>? changes = null,
        string? handler = null) => await client.SubmitAsync((await client.PageAsync(address)).Form(handler), changes);

    /// <summary>
    /// Asserts the headers that every respondent's page promises: no cookie, no storage, and no referrer to the targets of its links.
    /// </summary>
    public static void AssertTellsNothing(this HttpResponseMessage answer)
    {
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    /// <summary>Returns a text with single spaces between its words, as a browser shows it.</summary>
    public static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Values(object? value) => value switch
    {
        null => [],
        string one => [one],
        IEnumerable<string> many => many,
        _ => [Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!],
    };

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(input.Name!, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(area.Name!, area.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return KeyValuePair.Create(select.Name!, select.Value ?? "");
                    break;
            }
        }
    }
}

using AngleSharp;
using AngleSharp.Html.Dom;

namespace LinkWorkerSurvey.Tests.Fixtures;

/// <summary>Reading pages and sending their forms as a browser without script does.</summary>
internal static class Pages
{
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address) =>
        await (await client.GetAsync(address)).PageAsync();

    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New().OpenAsync(page => page.Content(html).Address(answer.RequestMessage!.RequestUri));
    }

    /// <summary>The form of the page's main part; the one that posts to that handler if it is named.</summary>
    public static IHtmlFormElement Form(this IHtmlDocument page, string? handler = null) =>
        page.QuerySelectorAll("main form")
            .Cast<IHtmlFormElement>()
            .Single(f => handler is null || (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal));

    /// <summary>Sends the form with the fields it holds, changed as given; a field given as null is left out.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        IHtmlFormElement form,
        Dictionary<string, object?>? changes = null)
    {
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : new Uri(form.BaseUri).PathAndQuery;
        return client.PostAsync(address, new FormUrlEncodedContent(Fields(form, changes)));
    }

    /// <summary>The fields the form holds, changed as given; a field given as null is left out.</summary>
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

    /// <summary>Goes where an answer leads, as a browser does of itself.</summary>
    public static Task<HttpResponseMessage> FollowAsync(this HttpClient client, HttpResponseMessage answer) =>
        client.GetAsync(answer.Headers.Location);

    /// <summary>Opens the page and sends its form.</summary>
    public static async Task<HttpResponseMessage> SubmitFreshAsync(
        this HttpClient client,
        string address,
        Dictionary<string, object?>? changes = null,
        string? handler = null) => await client.SubmitAsync((await client.PageAsync(address)).Form(handler), changes);

    /// <summary>
    /// Holds an answer to what every respondent's page promises of its head: no cookie, kept nowhere, and no word of it to where a link
    /// leads.
    /// </summary>
    public static void AssertTellsNothing(this HttpResponseMessage answer)
    {
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

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

using System.Net;
using AngleSharp.Html.Dom;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a person who has other people's codes. They send forms with these codes and guessed answers, in every state of the submission
/// and of the survey, and compare the responses.
/// </summary>
public class KnownCodeTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Right = new() { ["Q4"] = "the answer", ["Q2"] = "201" };
    private static readonly Dictionary<string, string> Wrong = new() { ["Q4"] = "a guess", ["Q2"] = "202" };

    // A browser sends this when a person returns to a refused form and sends it again.
    private static readonly Dictionary<string, string> Refused = new() { ["Q4"] = new('x', AnswerText.OpenLimit + 1), ["Q2"] = "202" };

    [Fact]
    public async Task KnownCode_WhateverComesWithIt_AndWhateverBecameOfItsSubmission_IsAnsweredTheSame()
    {
        var answers = await AskAsync(leaky: false);

        var first = answers.Values.First();
        var differing = answers.Values.Max(answer => Differences(answer, first));
        output.WriteLine($"{answers.Count} answers ({string.Join(", ", answers.Keys)}): {differing} of {first.Length} bytes differ");
        Assert.Equal(0, differing);
        Assert.StartsWith("303 ", first, StringComparison.Ordinal);
        Assert.Contains(
            "We had already received this form. It counts once, with the answers we received first. Withdrawn answers stay withdrawn.",
            first,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALeakyBuild_ThatForgetsAReceiptWithItsSubmission_TellsWhatBecameOfIt()
    {
        var answers = await AskAsync(leaky: true);

        var pending = answers["pending, open, right"];
        string[] told = [.. answers.Where(a => Differences(a.Value, pending) > 0).Select(a => a.Key)];
        output.WriteLine($"leaky build: told are {string.Join("; ", told)}");
        Assert.Equal(["released, open, right", "withdrawn, open, right"], told);
    }

    /// <summary>
    /// Returns the two responses to each code, headers and bodies, without the time, the code itself and its encrypted address.
    /// </summary>
    private static async Task<IReadOnlyDictionary<string, string>> AskAsync(bool leaky)
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        if (leaky)
        {
            await database.RunAsync("""
                CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
                    'BEGIN DELETE FROM receipt WHERE key_mac = OLD.key_mac; RETURN OLD; END';
                CREATE TRIGGER forget AFTER DELETE ON staged FOR EACH ROW EXECUTE FUNCTION forget();
                """);
        }

        await using var app = new SurveyApp(database);
        using var client = app.Client();
        var forms = new List<IHtmlFormElement>();
        for (var i = 0; i < 12; i++)
        {
            forms.Add((await client.PageAsync("/s/wave")).Form());
            await client.SubmitAsync(forms[i], Fields(Right));
        }

        var answers = new Dictionary<string, string>();
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var waiting = (await database.ListAsync<byte[]>("SELECT key_mac FROM staged")).Select(Convert.ToHexString).ToHashSet();
        var (pending, released) = (forms.Where(Waits).ToList(), forms.Where(form => !Waits(form)).ToList());
        await database.Get<Withdrawal>().WithdrawAsync(Code(pending[^1]));
        await AddAsync("open", ("pending", pending[0]), ("released", released[0]), ("withdrawn", pending[^1]));
        await database.RunAsync($"UPDATE survey_window SET closes_at = now() - interval '1 hour' WHERE id = {window.Id}");
        await AddAsync("over", ("pending", pending[0]), ("released", released[0]), ("withdrawn", pending[^1]));
        // A leaky build that has stored a submission twice cannot release it twice.
        if (leaky)
            return answers;
        await TestData.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await AddAsync("finally released", ("pending", pending[0]), ("released", released[0]), ("withdrawn", pending[^1]));
        return answers;

        bool Waits(IHtmlFormElement form) => waiting.Contains(Convert.ToHexString(database.Get<SubmissionCipher>().LookupKey(Code(form))));

        async Task AddAsync(string state, params (string Fate, IHtmlFormElement Form)[] asked)
        {
            foreach (var (fate, form) in asked)
            {
                foreach (var (name, given) in new[] { ("right", Right), ("wrong", Wrong), ("refused", Refused) })
                    answers.Add($"{fate}, {state}, {name}", await BothAsync(client, form, given));
            }
        }
    }

    private static async Task<string> BothAsync(HttpClient client, IHtmlFormElement form, Dictionary<string, string> given)
    {
        var sent = await client.SubmitAsync(form, Fields(given));
        var head = Head(sent);
        var answer = await sent.Content.ReadAsStringAsync();
        if (sent.StatusCode == HttpStatusCode.SeeOther)
        {
            var address = sent.Headers.Location!.ToString();
            var thanks = await client.FollowAsync(sent);
            answer += Head(thanks) + await thanks.Content.ReadAsStringAsync();
            (head, answer) = (
                head.Replace(address, "", StringComparison.Ordinal) + address.Length,
                answer.Replace(address, "", StringComparison.Ordinal));
        }

        return head + answer.Replace(Code(form).ToString(), "", StringComparison.Ordinal);
    }

    private static string Head(HttpResponseMessage answer)
    {
        var headers = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(h => h.Key != "Date")
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)answer.StatusCode} {string.Join('\n', headers)}\n";
    }

    private static Dictionary<string, object?> Fields(Dictionary<string, string> given) =>
        given.ToDictionary(g => g.Key, g => (object?)g.Value);

    private static WithdrawalCode Code(IHtmlFormElement form) =>
        WithdrawalCode.TryParse(form.QuerySelector("[name=code]")!.GetAttribute("value"), out var code)
            ? code
            : throw new InvalidOperationException("The form has no code.");

    private static int Differences(string one, string other) =>
        one.Zip(other).Count(pair => pair.First != pair.Second) + Math.Abs(one.Length - other.Length);
}

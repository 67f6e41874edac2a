using System.Collections.Concurrent;
using System.Diagnostics;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a person with a list of codes, who asks the withdrawal page which of them exist and what happened to their answers.
/// </summary>
public class WithdrawalPageTests(ITestOutputHelper output)
{
    [Fact]
    public async Task WhateverTheCode_TheAnswerIsTheSame_ByteForByte()
    {
        await using var database = await TestDatabase.CreateAsync();
        var codes = await CodesAsync(database);
        await using var app = new SurveyApp(database);

        var answers = await AskAsync(app, codes);

        var differing = answers.Values.Max(a => Differences(a.Answer, answers["unknown"].Answer));
        output.WriteLine(
            $"{string.Join(", ", answers.Keys)}: {differing} of {answers["unknown"].Answer.Length} bytes differ, statements "
                + $"{string.Join(", ", answers.Values.Select(a => a.Statements))}");
        Assert.Equal(0, differing);
        Assert.All(answers.Values, answer => Assert.Equal(1, answer.Statements));
        Assert.StartsWith("200 ", answers["unknown"].Answer, StringComparison.Ordinal);
        Assert.Contains("We have received your request", answers["unknown"].Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALeakyBuild_ThatSaysWhatItCouldNotDo_TellsWhichCodesAreKnown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var codes = await CodesAsync(database);
        await database.RunAsync("""
            CREATE FUNCTION complain() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE connection_failure; END';
            CREATE TRIGGER complain BEFORE DELETE ON staged FOR EACH ROW EXECUTE FUNCTION complain();
            """);
        await using var app = new SurveyApp(database);

        var answers = await AskAsync(app, codes);

        string[] told =
        [
            .. answers
                .Where(a => Differences(a.Value.Answer, answers["unknown"].Answer) > 0)
                .Select(a => a.Key)
                .Order(StringComparer.Ordinal),
        ];
        output.WriteLine($"leaky build: known are {string.Join(", ", told)}");
        Assert.Equal(["waiting"], told);
    }

    /// <summary>Creates a code for every state that a submission can have.</summary>
    private static async Task<IReadOnlyDictionary<string, WithdrawalCode>> CodesAsync(TestDatabase database)
    {
        var over = await TestData.OpenWindowAsync(database, "over");
        var final = (await TestData.AcceptedAsync(database, over, 5))[0];
        await TestData.EndAsync(database, over);
        await database.Get<Releaser>().ReleaseAsync(over.Id);
        var window = await TestData.OpenWindowAsync(database);
        var codes = await TestData.AcceptedAsync(database, window, 12);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        var waiting = (await database.ListAsync<byte[]>("SELECT key_mac FROM staged")).Select(Convert.ToHexString).ToHashSet();
        var sealing = database.Get<SubmissionCipher>();
        var (stillWaiting, released) = (
            codes.Where(c => waiting.Contains(Convert.ToHexString(sealing.LookupKey(c)))).ToList(),
            codes.Where(c => !waiting.Contains(Convert.ToHexString(sealing.LookupKey(c)))).ToList());
        await database.Get<Withdrawal>().WithdrawAsync(stillWaiting[1]);

        return new Dictionary<string, WithdrawalCode>
        {
            ["unknown"] = WithdrawalCode.Mint(),
            ["waiting"] = stillWaiting[0],
            ["withdrawn"] = stillWaiting[1],
            ["released"] = released[0],
            ["finally released"] = final,
        };
    }

    /// <summary>Returns the response to each code, headers and body without the time, with the number of database statements.</summary>
    private static async Task<IReadOnlyDictionary<string, (string Answer, int Statements)>> AskAsync(
        SurveyApp app,
        IReadOnlyDictionary<string, WithdrawalCode> codes)
    {
        using var client = new HttpClient { BaseAddress = app.Listen() };
        var form = (await client.PageAsync("/withdraw")).Form();
        await client.SubmitAsync(form, new() { ["code"] = WithdrawalCode.Mint().ToString() });
        var answers = new Dictionary<string, (string, int)>();
        foreach (var (fate, code) in codes)
        {
            using var mine = new Activity("a test's own").Start();
            var statements = new ConcurrentQueue<string>();
            using var listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStarted = command => Note(command, mine, statements),
            };
            ActivitySource.AddActivityListener(listener);
            var answer = await client.SubmitAsync(form, new() { ["code"] = code.ToString() });
            var head = answer
                .Headers.Concat(answer.Content.Headers)
                .Where(h => h.Key != "Date")
                .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
            answers.Add(
                fate,
                ($"{(int)answer.StatusCode} {string.Join('\n', head)}\n{await answer.Content.ReadAsStringAsync()}", statements.Count));
        }

        return answers;
    }

    private static void Note(Activity command, Activity mine, ConcurrentQueue<string> statements)
    {
        if (command.TraceId == mine.TraceId)
            statements.Enqueue(command.DisplayName);
    }

    private static int Differences(string one, string other) =>
        one.Zip(other).Count(pair => pair.First != pair.Second) + Math.Abs(one.Length - other.Length);
}

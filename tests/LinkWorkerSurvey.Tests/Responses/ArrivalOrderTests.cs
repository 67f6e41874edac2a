using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Responses;

/// <summary>A thief of the database tries to put responses in the order they came in, by all that PostgreSQL keeps of a row.</summary>
public class ArrivalOrderTests
{
    private const int Respondents = 105;
    private const int Runs = 10;

    // What each response says is the number it came in by.
    private const string Numbers = "SELECT substring(t.text FROM 7)::int FROM answer_text t JOIN response r ON r.id = t.response_id ORDER BY ";

    [Fact]
    public async Task WhatWaits_LiesInTheOrderItCameIn_SoThatTheAttackWorks()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        var seal = database.Get<SheetSeal>();
        var arrived = (await A.AcceptedAsync(database, window, Respondents)).Select((code, i) => (Key: Convert.ToHexString(seal.KeyMac(code)), i)).ToDictionary(a => a.Key, a => a.i);

        var lying = await database.ListAsync<byte[]>("SELECT key_mac FROM staged ORDER BY ctid");

        Assert.InRange(Tau([.. lying.Select(key => arrived[Convert.ToHexString(key)])]), 0.95, 1);
    }

    [Fact]
    public async Task AfterTheFinalRelease_NothingTellsTheOrder_ThatBatchesAloneWouldTell()
    {
        string[] attacks = ["r.ctid", "t.ctid", "r.id", "t.id"];
        var batchesAlone = new List<double>();
        var pooled = attacks.ToDictionary(attack => attack, _ => new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            await using var database = await TestDatabase.CreateAsync();
            var window = await A.OpenWindowAsync(database, k: 10);
            for (var arrived = 0; arrived < Respondents; arrived += 5)
            {
                await A.AcceptedAsync(database, window, 5, from: arrived);
                await database.Get<Releaser>().ReleaseAsync(window.Id);
            }

            batchesAlone.Add(Tau(await database.ListAsync<int>(Numbers + "r.ctid")));
            await A.EndAsync(database, window);
            Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));

            foreach (var attack in attacks)
            {
                var order = await database.ListAsync<int>(Numbers + attack);
                Assert.Equal(Respondents, order.Count);
                pooled[attack].Add(Tau(order));
            }

            Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM response"));
            Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM answer_text"));
        }

        Assert.InRange(batchesAlone.Average(), 0.6, 1);
        Assert.All(pooled, attack => Assert.InRange(attack.Value.Average(), -0.1, 0.1));
    }

    [Fact]
    public async Task ReadingsMadeBetweenBatches_DoNotTellTheBatchesAfterTheFinalRelease()
    {
        const string read = "SELECT substring(t.text FROM 7)::int FROM reading d JOIN answer_text t ON t.id = d.text_id ORDER BY ";
        var (before, after) = (new List<double>(), new List<double>());
        for (var run = 0; run < 3; run++)
        {
            await using var database = await TestDatabase.CreateAsync();
            var window = await A.OpenWindowAsync(database);
            var frame = window.Frames.Single(f => f.Question == "Q4").Id;
            for (var arrived = 0; arrived < Respondents; arrived += 15)
            {
                await A.AcceptedAsync(database, window, 15, from: arrived);
                await database.Get<Releaser>().ReleaseAsync(window.Id);
                foreach (var text in await database.ListAsync<Guid>("SELECT id FROM answer_text t WHERE NOT EXISTS (SELECT FROM reading WHERE text_id = t.id)"))
                    await database.Get<CodingDesk>().DecideAsync(text, frame, ReadingState.NothingToCode, [], staffId: null);
            }

            before.Add(Tau(await database.ListAsync<int>(read + "d.ctid")));
            await A.EndAsync(database, window);
            Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
            foreach (var order in new[] { "d.ctid", "d.id" })
                after.Add(Tau(await database.ListAsync<int>(read + order)));
            Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM reading"));
        }

        Assert.InRange(before.Average(), 0.6, 1);
        Assert.InRange(after.Average(), -0.2, 0.2);
    }

    [Fact]
    public async Task ABatch_IsDrawnFromAllThatWaits_NotFromWhoCameFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database, k: 40);
        await A.AcceptedAsync(database, window, 80);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        // Of 40 drawn at random from 80, fewer than 8 or more than 32 from the first half come about once in ten million draws.
        var released = await database.ListAsync<int>(Numbers + "r.id");
        Assert.InRange(released.Count(n => n < 40), 8, 32);
        Assert.InRange(Tau(await database.ListAsync<int>(Numbers + "r.ctid")), -0.6, 0.6);
    }

    [Fact]
    public async Task Identifiers_AreRandom_NeverOfTheKindThatCarriesTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        await A.AcceptedAsync(database, window, 10);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await AssertAllVersion4Async(database);
        await A.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);
        await AssertAllVersion4Async(database);
    }

    [Fact]
    public async Task TextsOfOneResponse_CannotBeLinedUpByTheirPlace()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await A.OpenWindowAsync(database);
        for (var i = 0; i < Respondents; i++)
        {
            var sheet = new AnswerSheet(A.Questionnaire, [], [new("Q4", false, $"skill {i}"), new("Q5", false, $"trait {i}")]);
            await database.Get<Acceptance>().AcceptAsync(window.Id, WithdrawalCode.Mint(), sheet);
        }

        await A.EndAsync(database, window);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        // Two people's texts lie side by side; one person's do so no more often than by chance, which is about once in the 210.
        var order = await database.ListAsync<Guid>("SELECT response_id FROM answer_text ORDER BY ctid");
        Assert.InRange(order.Zip(order.Skip(1)).Count(pair => pair.First == pair.Second), 0, 12);
    }

    private static async Task AssertAllVersion4Async(TestDatabase database)
    {
        var ids = await database.ListAsync<Guid>("SELECT id FROM response UNION ALL SELECT id FROM answer_text");
        Assert.NotEmpty(ids);
        Assert.All(ids, id => Assert.Equal(4, id.Version));
    }

    /// <summary>Kendall's rank correlation of a sequence with its sorted order.</summary>
    private static double Tau(IReadOnlyList<int> order)
    {
        var pairs = from i in Enumerable.Range(0, order.Count) from j in Enumerable.Range(i + 1, order.Count - i - 1) select Math.Sign(order[j] - order[i]);
        return pairs.Average();
    }
}

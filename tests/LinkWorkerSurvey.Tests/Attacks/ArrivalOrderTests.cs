using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a thief of the database, who tries to sort responses by arrival with everything PostgreSQL stores about a row.
/// </summary>
[Collection(Fieldworks.Name)]
public class ArrivalOrderTests(Fieldworks fieldworks, ITestOutputHelper output)
{
    private const double Figure = 0.1;
    private static readonly string[] OpenTables = ["answer_text", "reading", "response"];
    private static readonly string[] FinalTables = ["final_answer_text", "final_response", "reading"];

    [Fact]
    public void AfterTheFinalRelease_NoOrderOfAnyTable_TellsArrival()
    {
        var rows = Pooled(fieldworks.All.Select(f => (f, f.After)));
        Assert.Equal(FinalTables, rows.Select(o => o.Table).Distinct());
        Print($"SQL rows, {Fieldworks.Seeds} seeds of {Fieldwork.Counted}", rows);
        Assert.All(rows, order => Assert.InRange(order.Tau, -Figure, Figure));

        if (fieldworks.All.Any(f => f.Dumped is null))
        {
            output.WriteLine("pg_dump of the server's version: not found, not run");
            return;
        }

        var dumped = Pooled(fieldworks.All.Select(f => (f, f.Dumped!.Value.After)));
        Assert.Equal(FinalTables, dumped.Select(o => o.Table).Distinct());
        Print("pg_dump", dumped);
        Assert.All(dumped, order => Assert.InRange(order.Tau, -Figure, Figure));
    }

    [Fact]
    public void AfterTheFinalRelease_ATableOfAnswers_WasWrittenByOneTransaction()
    {
        foreach (var fieldwork in fieldworks.All)
        {
            var owners = OrderAttack.Owners(fieldwork.After, fieldwork.Words);
            var written = fieldwork
                .After.Tables.Where(t => owners[t.Name].Any(owner => owner is not null))
                .ToDictionary(t => t.Name, t => t.Column("xmin").Distinct().Count());
            Assert.Equal(FinalTables, written.Keys.Order());
            Assert.All(written, table => Assert.Equal(1, table.Value));
        }

        output.WriteLine($"transactions that wrote {string.Join(", ", FinalTables)}: 1 each");
    }

    [Fact]
    public void WhileTheWindowRuns_ABatchTellsOnlyThatItIsABatch()
    {
        var within = new Dictionary<string, (long Agree, long Pairs)>();
        var across = new List<double>();
        foreach (var fieldwork in fieldworks.All)
        {
            var owners = OrderAttack.Owners(fieldwork.During, fieldwork.Words);
            var batches = fieldwork
                .During["response"]
                .Column("xmin")
                .Zip(owners["response"])
                .Where(r => r.Second is not null)
                .ToDictionary(r => r.Second!.Value, r => r.First!);
            foreach (var order in OrderAttack.Orders(fieldwork.During, owners).Where(o => o.By is not ("xmin" or "xmax")))
            {
                if (order.Name == "response by place")
                    across.Add(order.Tau);
                var (agree, pairs) = within.GetValueOrDefault(order.Name);
                for (var i = 0; i < order.Arrivals.Length; i++)
                {
                    for (var j = i + 1; j < order.Arrivals.Length; j++)
                    {
                        if (
                            order.Arrivals[i] == order.Arrivals[j]
                            || order.Ranks[i] == order.Ranks[j]
                            || batches[order.Arrivals[i]] != batches[order.Arrivals[j]])
                            continue;
                        agree += Math.Sign(order.Arrivals[j] - order.Arrivals[i]) * Math.Sign(order.Ranks[j] - order.Ranks[i]);
                        pairs++;
                    }
                }

                within[order.Name] = (agree, pairs);
            }
        }

        // A column with one value in a batch forms no pairs.
        var figures = within.Where(w => w.Value.Pairs > 0).ToDictionary(w => w.Key, w => (double)w.Value.Agree / w.Value.Pairs);
        output.WriteLine($"tau across batches, which the final release undoes: {across.Average():0.00}");
        foreach (var (order, tau) in figures)
            output.WriteLine($"{order}, within batches: {tau:0.000} of {within[order].Pairs} pairs");
        Assert.Equal(OpenTables, figures.Keys.Select(name => name.Split(' ')[0]).Distinct());
        Assert.InRange(across.Average(), 0.6, 1);
        Assert.All(figures.Values, tau => Assert.InRange(tau, -0.15, 0.15));
    }

    [Fact]
    public async Task ALeakyBuild_PutsEverybodyInOrder()
    {
        await using var database = await TestDatabase.CreateAsync();
        var leaky = await Fieldwork.RunAsync(database, seed: 0, () => LeakyBuild.ReleaseAndFinishAsync(database));

        var orders = Pooled([(leaky, leaky.After)]);

        Print("leaky build, SQL rows", orders);
        foreach (var table in new[] { "answer_text", "response" })
            Assert.All(orders.Where(o => o.Table == table && o.By is "place" or "ctid" or "xmin" or "id"), order =>
                Assert.InRange(order.Tau, 0.9, 1));
        if (leaky.Dumped is not { } dumped)
            return;
        var byDump = Pooled([(leaky, dumped.After)]);
        Print("leaky build, pg_dump", byDump);
        Assert.InRange(byDump.Single(o => o is { Table: "response", By: "place" }).Tau, 0.9, 1);
    }

    [Fact]
    public async Task PendingSubmissions_LieInTheOrderTheyCameIn_SoThatTheAttackWorks()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database);
        var cipher = database.Get<SubmissionCipher>();
        var arrived = (await TestData.AcceptedAsync(database, window, Fieldwork.Counted))
            .Select((code, i) => (Key: $@"\x{Convert.ToHexStringLower(cipher.LookupKey(code))}", i))
            .ToDictionary(a => a.Key, a => a.i);

        var orders = OrderAttack
            .Orders(await DatabaseDump.OfRowsAsync(database), OrderAttack.Owners(await DatabaseDump.OfRowsAsync(database), arrived))
            .ToList();

        var tau = orders.Single(o => o.Name == "staged by ctid").Tau;
        output.WriteLine($"what waits, by ctid: {tau:0.00}");
        Assert.InRange(tau, 0.95, 1);
    }

    [Fact]
    public async Task ABatch_IsDrawnFromAllThatWaits_NotFromWhoCameFirst()
    {
        await using var database = await TestDatabase.CreateAsync();
        var window = await TestData.OpenWindowAsync(database, k: 40);
        await TestData.AcceptedAsync(database, window, 80);
        await database.Get<Releaser>().ReleaseAsync(window.Id);

        // Of 40 drawn at random from 80, fewer than 8 or more than 32 come from the first half about once in ten million draws.
        var released = await database.TextsAsync();
        Assert.InRange(released.Intersect(Stored.TextsOf(Enumerable.Range(0, 40))).Count(), 8, 32);
    }

    [Fact]
    public void Identifiers_AreRandom_NeverOfTheKindThatCarriesTime()
    {
        var names = fieldworks
            .All.SelectMany(f => new[] { f.During, f.After }, (f, theft) => (theft, owners: OrderAttack.Owners(theft, f.Words)))
            .SelectMany(t => t.theft.Tables.SelectMany(table => table.Rows.Where((_, row) => t.owners[table.Name][row] is not null)))
            .SelectMany(row => row).Where(value => Guid.TryParseExact(value, "D", out _)).Select(value => Guid.Parse(value!)).ToHashSet();

        Assert.InRange(names.Count, 3 * Fieldwork.Counted * Fieldworks.Seeds, int.MaxValue);
        Assert.All(names, name => Assert.Equal(4, name.Version));
    }

    [Fact]
    public void TextsOfOneResponse_CannotBeLinedUpByTheirPlace()
    {
        // Texts of two people are adjacent; those of one person are so no more often than by chance, about once in the 210.
        var beside = fieldworks
            .All.Select(f => OrderAttack.Owners(f.After, f.Words)["answer_text"])
            .Select(owners => owners.Zip(owners.Skip(1)).Count(pair => pair.First == pair.Second))
            .ToList();
        output.WriteLine($"texts of one person side by side: {beside.Average():0.0} of {2 * Fieldwork.Counted}");
        Assert.InRange(beside.Average(), 0, 2.5);
    }

    private static IReadOnlyList<(string Table, string By, double Tau)> Pooled(IEnumerable<(Fieldwork Of, DatabaseDump Theft)> thefts) =>
        [
            .. thefts
                .SelectMany(t => OrderAttack.Orders(t.Theft, OrderAttack.Owners(t.Theft, t.Of.Words)))
                .GroupBy(o => (o.Table, o.By))
                .Select(o => (o.Key.Table, o.Key.By, o.Average(x => x.Tau))),
        ];

    private void Print(string attack, IEnumerable<(string Table, string By, double Tau)> orders)
    {
        foreach (var (table, by, tau) in orders)
            output.WriteLine($"{attack}: {table} by {by}: tau {tau:0.000}");
    }
}

using System.Buffers.Binary;
using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Core.Responses.Release;
using LinkWorkerSurvey.Core.StaffActions;
using LinkWorkerSurvey.Tests.Fixtures;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Attacks;

/// <summary>
/// Attack by a thief of PostgreSQL's data files. The thief searches the free space of the tables of answers for row versions from before
/// the final release.
/// </summary>
public class AnswerFilesTests(ITestOutputHelper output)
{
    // A row version begins with the transaction that wrote it, 24 bytes before its first column.
    private const int HeaderLength = 24;

    [Fact]
    public async Task AfterTheFinalRelease_NoOldRowVersionIsInTheFiles()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (old, versions) = await FinallyReleasedAsync(database);

        await RewrittenAsync(database);

        var left = await VersionsAsync(database);
        output.WriteLine(
            $"{versions.Count} rows, {old.Count} earlier transactions; their row versions in the files after the final release: "
                + $"{left.Count(v => old.Contains(v.WrittenBy))}");
        Assert.Equal(versions.Select(v => v.Id).Order(), left.Select(v => v.Id).Order());
        Assert.Single(left.Select(v => v.WrittenBy).Distinct());
        Assert.NotNull((await database.ListAsync<DateTime?>("SELECT swept_at FROM survey_window")).Single());
        Assert.Equal(
            [0, 0],
            await database.ListAsync<long>(
                "SELECT pg_relation_size(reltoastrelid) FROM pg_class WHERE relname IN ('answer_text', 'final_answer_text')"));
    }

    [Fact]
    public async Task AfterTheFinalRelease_NoRowBearsANameThatItHadBefore()
    {
        // Statistics contain the random keys and leave old row versions themselves. Keys from a running window would reveal who came early.
        await using var database = await TestDatabase.CreateAsync();
        await FinallyReleasedAsync(database);
        const int rows = 105 + 105 + 10;
        var old = names.Values.SelectMany(known => known).ToHashSet();
        var now = await database.ListAsync<Guid>(
            "SELECT id FROM response UNION ALL SELECT id FROM answer_text UNION ALL SELECT id FROM reading");
        old.ExceptWith(now);

        output.WriteLine($"{old.Count} names of rows before the final release that no row bears after it, {now.Count} rows");
        Assert.InRange(old.Count, rows - 20, rows);
        Assert.Equal(rows, now.Count);
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM answer_text t LEFT JOIN response r ON r.id = t.response_id WHERE r.id IS NULL"));
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM reading d LEFT JOIN answer_text t ON t.id = d.text_id WHERE t.id IS NULL"));
    }

    [Fact]
    public async Task ALeakyBuild_ThatOnlyVacuums_LeavesThemThere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (old, _) = await FinallyReleasedAsync(database);

        await database.RunAsync("VACUUM (TRUNCATE false) response, answer_text, reading, reading_code");

        var left = await VersionsAsync(database);
        var found = left.Count(v => old.Contains(v.WrittenBy));
        output.WriteLine($"leaky build: {found} old row versions in the files after the final release");
        Assert.InRange(found, 20, int.MaxValue);
    }

    [Fact]
    public async Task WhileASnapshotIsOlderThanTheFinalRelease_NothingIsRewritten()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, versions) = await FinallyReleasedAsync(database, async () =>
        {
            // A dump that began before the final release: CLUSTER would copy the replaced row versions for it.
            var dump = await HeldLock.TakeAsync(database, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            await dump.RunAsync("SELECT count(*) FROM trail");
            return dump;
        });

        Assert.False(await database.Get<AnswerFiles>().RewriteAsync());
        Assert.Null((await database.ListAsync<DateTime?>("SELECT swept_at FROM survey_window")).Single());
        await held!.DisposeAsync();

        await RewrittenAsync(database);
        Assert.Equal(versions.Count, (await VersionsAsync(database)).Count);
    }

    [Theory]
    [InlineData("response")]
    [InlineData("reading_code")]
    public async Task ATableInUse_IsLeftForLater_AndHoldsNobodyUp(string table)
    {
        await using var database = await TestDatabase.CreateAsync();
        await FinallyReleasedAsync(database);

        await using (var reader = await HeldLock.TakeAsync(database, $"LOCK TABLE {table} IN ACCESS SHARE MODE"))
        {
            Assert.False(await database.Get<AnswerFiles>().RewriteAsync());
            Assert.Equal(105, await TestData.CountAsync(database, "response"));
        }

        await RewrittenAsync(database);
        await RewrittenAsync(database);
    }

    [Fact]
    public async Task TwoInstances_RewriteOneAfterTheOther()
    {
        await using var database = await TestDatabase.CreateAsync();
        await FinallyReleasedAsync(database);

        await using (await HeldLock.TakeAsync(database, $"SELECT pg_advisory_xact_lock({WindowLock.RewritingFiles}, 0)"))
            Assert.False(await database.Get<AnswerFiles>().RewriteAsync());

        await RewrittenAsync(database);
    }

    private readonly Dictionary<string, HashSet<Guid>> names = new() { ["response"] = [], ["answer_text"] = [], ["reading"] = [] };
    private HeldLock? held;

    /// <summary>
    /// Releases 105 responses in batches, codes some, and makes the final release. Returns the transactions that wrote old row versions,
    /// and the row versions of the rewrite.
    /// </summary>
    private async Task<(HashSet<uint> Old, IReadOnlyList<RowVersion> Versions)> FinallyReleasedAsync(
        TestDatabase database,
        Func<Task<HeldLock>>? beforeTheEnd = null)
    {
        var window = await TestData.OpenWindowAsync(database);
        for (var from = 0; from < 105; from += 15)
        {
            await TestData.AcceptedAsync(database, window, 15, from);
            await database.Get<Releaser>().ReleaseAsync(window.Id);
        }

        var frame = window.Frames.Single(f => f.Question == "Q4");

        // Without a coder, the row would have a null and so a longer header.
        var coder = await TestData.AdministratorAsync(database);
        foreach (var text in await database.ListAsync<Guid>("SELECT id FROM answer_text LIMIT 10"))
            await database.Get<CodingService>().RecordDecisionAsync([text], frame.Id, CodingOutcome.NothingToCode, [], coder);
        await TestData.EndAsync(database, window);
        await LearnNamesAsync(database);
        held = beforeTheEnd is null ? null : await beforeTheEnd();
        Assert.Equal(ReleaseOutcome.Final, await database.Get<Releaser>().ReleaseAsync(window.Id));
        var rewrite = uint.Parse(
            (
                await database.ListAsync<string>(
                    "SELECT xmin::text FROM response UNION SELECT xmin::text FROM answer_text UNION SELECT xmin::text FROM reading")
            ).Single());
        await LearnNamesAsync(database);
        var versions = await VersionsAsync(database);

        // The free space of a page may hold a row version twice, from before it was compacted.
        var rewritten = versions.Where(v => v.WrittenBy == rewrite).Distinct().ToList();
        Assert.Equal(105 + 105 + 10, rewritten.Count);
        return (versions.Select(v => v.WrittenBy).Where(by => by != rewrite).ToHashSet(), rewritten);
    }

    /// <summary>Returns every row version in the files of the tables of answers, live or dead, found by the random keys in them.</summary>
    private async Task<IReadOnlyList<RowVersion>> VersionsAsync(TestDatabase database)
    {
        await database.RunAsync("CHECKPOINT");
        var folder = await database.ScalarAsync<string>("SHOW data_directory");
        var versions = new List<RowVersion>();
        foreach (var (table, path) in await FilesAsync(database))
        {
            var file = await File.ReadAllBytesAsync(Path.Combine(folder, path));
            foreach (var id in names[table])
            {
                var bytes = id.ToByteArray(bigEndian: true);
                for (var at = file.AsSpan().IndexOf(bytes); at >= 0;)
                {
                    versions.Add(new(id, BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at - HeaderLength))));
                    var next = file.AsSpan(at + bytes.Length).IndexOf(bytes);
                    at = next < 0 ? -1 : at + bytes.Length + next;
                }
            }
        }

        return versions;
    }

    private async Task<IReadOnlyList<(string Table, string Path)>> FilesAsync(TestDatabase database)
    {
        var files = new List<(string, string)>();
        foreach (var table in names.Keys)
        {
            files.AddRange((await database.ListAsync<string>($"""
                SELECT pg_relation_filepath(oid::regclass) FROM pg_class
                WHERE oid = '{table}'::regclass OR oid IN (SELECT inhrelid FROM pg_inherits WHERE inhparent = '{table}'::regclass)
                """)).Select(path => (table, path)));
        }

        return files;
    }

    // Retries as the program does. An earlier transaction in another database also postpones the rewrite, because its snapshot could be of
    // this database.
    private static Task RewrittenAsync(TestDatabase database) => Wait.UntilAsync(() => database.Get<AnswerFiles>().RewriteAsync());

    private async Task LearnNamesAsync(TestDatabase database)
    {
        foreach (var (table, known) in names)
            known.UnionWith(await database.ListAsync<Guid>($"SELECT id FROM {table}"));
    }

    private sealed record RowVersion(Guid Id, uint WrittenBy);
}

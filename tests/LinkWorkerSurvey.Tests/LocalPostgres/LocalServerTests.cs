using LinkWorkerSurvey.LocalPostgres;
using Npgsql;

namespace LinkWorkerSurvey.Tests.LocalPostgres;

public sealed class LocalServerTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("a private server ").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public async Task WhatWasStored_IsThereAfterTheNextStart_WithTheSamePassword()
    {
        string password;
        await using (var server = await StartAsync())
        {
            password = server.Password;
            await RunAsync(server, "CREATE TABLE kept (it text); INSERT INTO kept VALUES ('here')");
        }

        await using var again = await StartAsync();
        Assert.Equal(password, again.Password);
        Assert.Equal("here", await RunAsync(again, "SELECT it FROM kept"));
    }

    [Fact]
    public async Task ASecondStart_AttachesToTheRunningServer_AndLeavesItRunning()
    {
        await using var first = await StartAsync();
        var second = await StartAsync();
        Assert.Equal(first.Port, second.Port);

        await second.DisposeAsync();

        Assert.Equal(1, await RunAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task ItListensOnLoopbackAlone_AndOnlyToItsPassword()
    {
        await using var server = await StartAsync();

        Assert.Equal("127.0.0.1", await RunAsync(server, "SHOW listen_addresses"));
        Assert.Equal("", await RunAsync(server, "SHOW unix_socket_directories"));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guessed", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);
        Assert.Equal("28P01", (await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync())).SqlState);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "password")));
    }

    [Fact]
    public async Task ABinFolderWithoutPrograms_IsRefusedWithWhatToDo()
    {
        var refused = await Assert.ThrowsAsync<LocalServerException>(() =>
            LocalServer.StartAsync(new LocalServerOptions { DataFolder = folder, BinFolder = "/nowhere" }));

        Assert.Contains("/nowhere", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings__Survey", refused.Message, StringComparison.Ordinal);
    }

    private Task<LocalServer> StartAsync() => LocalServer.StartAsync(new LocalServerOptions
    {
        DataFolder = folder,
        BinFolder = Environment.GetEnvironmentVariable("LocalPostgres__BinFolder"),
        Durable = false,
    });

    private static async Task<object?> RunAsync(LocalServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

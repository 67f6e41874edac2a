using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LinkWorkerSurvey.Tests.Questionnaires;

public class QuestionnaireVersionTests
{
    [Theory]
    [InlineData("UPDATE questionnaire SET document = jsonb_set(document, '{title}', '\"Another\"')")]
    [InlineData("UPDATE questionnaire SET version = '2020'")]
    [InlineData("DELETE FROM questionnaire")]
    public async Task AVersionAWindowHasOpenedOn_CannotChange(string change)
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.OpenWindowAsync(database);
        var before = await database.DumpAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.RunAsync(change));

        Assert.Contains("has a window and cannot change", refusal.MessageText, StringComparison.Ordinal);
        Assert.Equal(before, await database.DumpAsync());
    }

    [Fact]
    public async Task AVersionWhoseWindowHasYetToOpen_CannotChangeEither_ForItsFramesAreMade()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestData.WindowAsync(database, opens: TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<DbUpdateException>(() => RenameAsync(database));
    }

    [Fact]
    public async Task AVersionWithoutAWindow_CanChange()
    {
        await using var database = await TestDatabase.CreateAsync();

        await RenameAsync(database);

        Assert.EndsWith(" again", (await database.Context().Questionnaires.SingleAsync()).Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AVersionWithoutAWindow_CanGo()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("DELETE FROM questionnaire");
        Assert.Equal(0, await TestData.CountAsync(database, "questionnaire"));
    }

    private static async Task RenameAsync(TestDatabase database)
    {
        await using var db = database.OwnersContext();
        var stored = await db.Questionnaires.SingleAsync();
        stored.Document = stored.Document with { Title = stored.Document.Title + " again" };
        await db.SaveChangesAsync();
    }
}

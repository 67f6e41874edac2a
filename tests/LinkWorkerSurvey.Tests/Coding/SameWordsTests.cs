using LinkWorkerSurvey.Core.Coding;
using LinkWorkerSurvey.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace LinkWorkerSurvey.Tests.Coding;

public class SameWordsTests
{
    [Fact]
    public async Task TextsInTheSameWords_HaveTheSameForm_AndOtherWordsAnother()
    {
        await using var database = await TestDatabase.CreateAsync();
        (string One, string Other)[] same =
        [
            ("Listening", " listening\n"), ("to  listen", "To\tlisten"), ("CAF\u00C9", "cafe\u0301"), ("GWRANDO \u0174", "gwrando \u0175"),
            ("\uFF2C\uFF49\uFF53\uFF54en", "listen"), ("\uFB01rst", "first"), ("\u00A0listen\u2003", "listen"),
        ];
        (string One, string Other)[] differ = [("listen", "listen!"), ("not listening", "listening"), ("cafe", "caf\u00E9")];

        foreach (var (one, other) in same)
            Assert.Equal(await FormAsync(database, one), await FormAsync(database, other));
        foreach (var (one, other) in differ)
            Assert.NotEqual(await FormAsync(database, one), await FormAsync(database, other));
    }

    private static async Task<string> FormAsync(TestDatabase database, string text) => SameWords.FormOf(
        await database.Context().Database.SqlQuery<string>($"SELECT normalize({text}, NFKC) AS \"Value\"").SingleAsync());
}

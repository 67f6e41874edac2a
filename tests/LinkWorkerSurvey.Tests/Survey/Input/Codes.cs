using System.Net;
using LinkWorkerSurvey.Core.Responses;
using LinkWorkerSurvey.Core.Responses.Withdraw;
using LinkWorkerSurvey.Tests.Fixtures;

namespace LinkWorkerSurvey.Tests.Survey.Input;

/// <summary>
/// Generates withdrawal codes that a person without the correct one may send, derived from a correct code, with the expected response.
/// </summary>
internal static class Codes
{
    public static IReadOnlyDictionary<string, (Func<Site, string, Task<string>> Write, HttpStatusCode Answer)> All { get; } =
        new Dictionary<string, (Func<Site, string, Task<string>>, HttpStatusCode)>
        {
            ["wrong"] = Answered(HttpStatusCode.OK, _ => WithdrawalCode.Mint().ToString()),
            ["spent"] = (SpentAsync, HttpStatusCode.OK),
            ["of a survey that is finally counted"] = (CountedAsync, HttpStatusCode.OK),
            ["empty"] = Answered(HttpStatusCode.UnprocessableEntity, _ => ""),
            ["cut short"] = Answered(HttpStatusCode.UnprocessableEntity, code => code[..^1]),
            ["too long"] = Answered(HttpStatusCode.UnprocessableEntity, code => code + "0"),
            ["beyond 128 bits"] = Answered(HttpStatusCode.UnprocessableEntity, code => "8" + code[1..]),
            ["huge"] = Answered(HttpStatusCode.UnprocessableEntity, code => string.Concat(Enumerable.Repeat(code, 1000))),
            ["4 MB"] = Answered(HttpStatusCode.UnprocessableEntity, _ => new string('0', 4 * 1024 * 1024)),
            ["with a NUL, raw"] = Answered(HttpStatusCode.BadRequest, code => code[..^1] + "\0"),
            ["with a NUL, %00"] = Answered(HttpStatusCode.UnprocessableEntity, code => code + "%00"),
            ["of invalid UTF-8"] = Answered(HttpStatusCode.UnprocessableEntity, code => code[..^1] + "\u00FF"),
            ["with a Turkish i"] = Answered(HttpStatusCode.UnprocessableEntity, code => "%C4%B1" + code[1..]),
            ["sent twice"] = Answered(HttpStatusCode.UnprocessableEntity, code => $"{code[..^1]}&code={code}"),
            ["a script"] = Answered(HttpStatusCode.UnprocessableEntity, _ => "\"><script>alert(1)</script>"),
            ["SQL quotes"] = Answered(HttpStatusCode.UnprocessableEntity, _ => "'; DELETE FROM response; --"),
        };

    private static (Func<Site, string, Task<string>>, HttpStatusCode) Answered(HttpStatusCode status, Func<string, string> write) =>
        ((_, code) => Task.FromResult(write(code)), status);

    private static async Task<string> SpentAsync(Site site, string right)
    {
        var code = (await TestData.AcceptedAsync(site.Database, await site.WindowAsync(), 1))[0];
        await site.Database.Get<Withdrawal>().WithdrawAsync(code);
        return code.ToString();
    }

    private static async Task<string> CountedAsync(Site site, string right)
    {
        var window = await site.WindowAsync();
        var code = (await TestData.AcceptedAsync(site.Database, window, 1))[0];
        await site.StoredAsync(window);
        return code.ToString();
    }
}

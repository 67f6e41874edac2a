using System.IO.Compression;
using System.Net;
using System.Text;
using LinkWorkerSurvey.Core.Responses;
using static LinkWorkerSurvey.Tests.Survey.Input.Sent;

namespace LinkWorkerSurvey.Tests.Survey.Input;

/// <summary>Lists the classes of input that a respondent's form can receive, by name.</summary>
internal static class Inputs
{
    private static readonly string[] Words = ["Q2=201", "Q2=204", "Q4=kept as it was", "Q6-other=and this"];

    public static IReadOnlyDictionary<string, Sent> All { get; } =
        Texts().Concat(Nothing()).Concat(Limits()).Concat(Choices()).Concat(Keys()).Concat(Bodies()).ToDictionary(i => i.Class);

    private static IEnumerable<Sent> Texts() =>
        [
            KeptRaw("NUL, raw", "before\0after", "beforeafter"),
            KeptRaw("NUL, %00", "before%00after", "beforeafter"),
            new("NUL, in a form in parts", Parts(("Q2", "201"), ("Q4", "before\0after"))) { Stored = ["Q2=201", "Q4=beforeafter"] },
            new("NUL, in the name of a field", code => Raw(Encoding.Latin1.GetBytes($"code={code}&Q2=201&Q4%00=lost&Q\04=lost")))
            {
                Stored = ["Q2=201"],
            },
            KeptRaw("invalid UTF-8, raw", "one\u00FF\u00FEtwo\u00C3", "onetwo"),
            KeptRaw("invalid UTF-8, longer than need be", "\u00C0\u00AF\u00E0\u0080\u00AFslash", "slash"),
            KeptRaw("lone surrogates", "one\u00ED\u00A0\u00BDtwo\u00ED\u00B1\u008D", "onetwo"),
            KeptRaw("invalid UTF-8, encoded: it stays as written", "one%FF%FEtwo%ED%A0%BD", "one%FF%FEtwo%ED%A0%BD"),
            Kept("U+FFFF and other noncharacters", "one\uFFFFtwo\uFFFEthree\uFDD0", "onetwothree"),
            Kept("U+FFFD", "one\uFFFDtwo", "onetwo"),
            Kept(
                "U+0001 to U+001F",
                "\u0001one\u0007two\u0008three\u000Bfour\u000Efive\u001B[31m six\u001F",
                "onetwothreefourfive[31m six"),
            Kept("DEL and U+0080 to U+009F", "one\u007Ftwo\u0080three\u009F", "onetwothree"),
            Kept("line ends and tabs", "one\r\ntwo\rthree\nfour\tfive", "one\ntwo\nthree\nfour\tfive"),
            Kept("right-to-left override", "before \u202Etxet\u202C after \u2066isolated\u2069"),
            Kept("emoji with joiners", "👩‍👩‍👧‍👦 ❤️ 👍🏽 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🧑🏿‍🦽‍➡️"),
            Kept("Welsh", "Dw i'n gweithio yng Nghaerdydd: tŷ, dŵr, ŷd, môr, Ŵ"),
            Kept("Arabic", "أستمع إلى الناس، ثم نمشي معًا"),
            Kept("Persian, with a joiner that belongs to the word", "می‌خواهم"),
            Kept("Chinese", "我倾听他们，𠮷野家"),
            Kept("NFC", "Caf\u00E9 in t\u0177"),
            Kept("NFD", "Cafe\u0301 in ty\u0302"),
            Kept("Turkish i", "İstanbul'da ışık, Iğdır, i ve I"),
            Kept("combining marks, a few on each letter", "Z\u0351\u036B\u0343a\u030B\u0300l\u0347\u0323g\u0348o\u0335"),
            Kept("a formula", "=cmd|' /C calc'!A0"),
            Kept("a formula after +", "+1+cmd|' /C calc'!A0"),
            Kept("a formula after -", "-2+3+cmd|' /C calc'!A0"),
            Kept("a formula after @", "@SUM(1+1)*cmd|' /C calc'!A0"),
            Kept("a formula after a tab", "\t=1+cmd", "=1+cmd"),
            Kept("a formula after a carriage return", "\r=2+cmd", "=2+cmd"),
            Kept("quotes, commas, line ends", "\"one\", 'two'; \"\"three\"\"\n\"four,"),
            Kept("<script>", "<script>alert(1)</script><img src=x onerror=alert(1)>"),
            Kept("</textarea>", "</textarea></form><h1>taken over</h1>"),
            Kept("an entity", "&lt;b&gt; &amp;amp; &#0; &quot"),
            Kept("{{7*7}}", "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>"),
            Kept("@Model", "@Model.Form.Code @{ throw null; } @@"),
            Kept("SQL quotes", "'; DROP TABLE response; -- \" $$ E'\\x00' \\"),
            Kept("a line end with a false log line", "fine\n[02:00:00 ERR] The secret was read by nobody"),
            Kept("a format string", "{0} {Message} %s %n"),
            Kept("]]>", "<![CDATA[ x ]]> ]]>"),
            KeptRaw("a per cent sign that encodes nothing", "100%, 50%zz %u0041 %", "100%, 50%zz %u0041 %"),
            Kept("a null word", "null undefined NaN 1e309"),
        ];

    private static IEnumerable<Sent> Nothing() =>
    [
        Taken("zero-width only, beside a tick", ["Q2=201", "Q4=\u200B\u200D\uFEFF\u2060"], ["Q2=201"]),
        Taken("whitespace only, beside a tick", ["Q2=201", "Q4= \t\r\n\u00A0\u3000"], ["Q2=201"]),
        Refused("zero-width only", ["Q4=\u200B\u200D\uFEFF\u2060"], []),
        Refused("whitespace only", ["Q4=\u00A0\u3000"], []),
        Refused("direction marks only", ["Q4=\u202E\u200F\u2066"], []),
        Refused("controls only", ["Q4=\u0001\u0002"], []),
        Refused("no field at all", []),
    ];

    private static IEnumerable<Sent> Limits() =>
        [
            Kept("exactly the limit", Many("ŵ", AnswerText.OpenLimit)),
            Refused("one over the limit", [.. Words, $"Q7={Many("ŵ", AnswerText.OpenLimit + 1)}"]),
            Kept("exactly the limit, of emoji with joiners", Many("👩‍👩‍👧‍👦", AnswerText.OpenLimit)),
            Refused(
                "one over the limit, of emoji with joiners",
                [.. Words, $"Q7={Many("👩‍👩‍👧‍👦", AnswerText.OpenLimit + 1)}"]),
            Kept("exactly the limit, NFD", Many("e\u0301", AnswerText.OpenLimit)),
            Taken("exactly the limit beside 'Other'", ["Q6=699", $"Q6-other={Many("ŷ", AnswerText.OtherLimit)}"]),
            Refused("one over the limit beside 'Other'", ["Q4=kept", "Q6=699", $"Q6-other={Many("ŷ", AnswerText.OtherLimit + 1)}"]),
            Refused("combining marks by the thousand", [.. Words, $"Q7=a{Many("\u0301", AnswerText.OpenLimit)}"]),
            Refused("combining marks by the thousand, beside 'Other'", ["Q4=kept", "Q6=699", $"Q6-other=a{Many("\u0301\u0302", 1000)}"]),
            Taken("a thousand keys", [.. Enumerable.Range(0, 1000).Select(i => $"k{i}=v"), "Q4=kept"], ["Q4=kept"]),
            Taken("a hundred thousand keys", [.. Enumerable.Range(0, 100_000).Select(i => $"k{i}=v"), "Q4=kept"], ["Q4=kept"]),
            Unread(
                "one key more than a thousand times",
                HttpStatusCode.RequestEntityTooLarge,
                Fields([.. Enumerable.Repeat("Q2=201", 1100)])),
            Taken("a key of three thousand letters", ["Q4=kept", $"{Many("k", 3000)}=v"], ["Q4=kept"]),
            Large(
                "a form over the limit",
                Fields("Q2=201", "Q4=kept", $"Q7={Many("a", 1024 * 1024)}"),
                ["Q2=201", "Q4=kept", $"Q7={Many("a", 1024 * 1024)}"]),
            Large(
                "a form over the limit, in parts",
                Parts(("Q4", "kept"), ("Q7", Many("a", 1024 * 1024))),
                ["Q4=kept", $"Q7={Many("a", 1024 * 1024)}"]),
            Unread("a form over the limit that binds nothing", HttpStatusCode.RequestEntityTooLarge, _ =>
                Raw(Encoding.ASCII.GetBytes(Many("x", 2 * 1024 * 1024)))),
            Large(
                "4 MB",
                Fields("Q4=kept", "Q6=601", $"Q7={Many("a", 4 * 1024 * 1024)}"),
                ["Q4=kept", "Q6=601", $"Q7={Many("a", 4 * 1024 * 1024)}"]),
            Unread("12 MB", HttpStatusCode.RequestEntityTooLarge, Fields("Q4=lost", $"Q7={Many("a", 12 * 1024 * 1024)}")),
        ];

    private static IEnumerable<Sent> Choices() =>
        [
            Refused("a repeated single choice", ["Q4=kept", "Q6=601", "Q6=602"]),
            Taken("a single choice sent twice the same", ["Q6=601", "Q6=601"], ["Q6=601"]),
            Taken("an option sent twice", ["Q2=201", "Q2=201", "Q2=204"], ["Q2=201", "Q2=204"]),
            Refused("an unknown option", [.. Words, "Q9=998"], Words),
            Refused("an option that is no number", [.. Words, "Q9=all of them"], Words),
            Refused("an option beyond any number", [.. Words, "Q9=99999999999999999999"], Words),
            Refused("an option below nought", [.. Words, "Q9=-1"], Words),
            Refused("an option in other digits", [.. Words, "Q9=٩٠١"], Words),
            Refused("an option with a space", [.. Words, "Q9= 901"], Words),
            Refused("an option with a nought before", [.. Words, "Q9=0901"], Words),
            Refused("an empty option", [.. Words, "Q9="], Words),
            Refused("an option of another question", [.. Words, "Q9=601"], Words),
            Taken("contradictory answers: the one option, and other words", ["Q6=601", "Q6-other=none of these"], ["Q6=601"]),
            Taken("contradictory answers: an option, and other words", ["Q2=201", "Q2-other=none of these"]),
            Taken("contradictory answers: every option", ["Q2=201", "Q2=202", "Q2=203", "Q2=204", "Q2=299", "Q2-other=all of it"]),
            Taken(
                "extra fields",
                [
                    "Q2=201",
                    "Q4=kept",
                    "Q11=no such question",
                    "Q4-other=no such field",
                    "Id=1",
                    "Window.Id=2",
                    "__proto__=3",
                    "handler=Delete",
                    "channel=other",
                ],
                ["Q2=201", "Q4=kept"]),
            Taken("fields in another case", ["q2=201", "Q4=kept", "q5=kept too"], ["Q2=201", "Q4=kept", "Q5=kept too"]),
            Taken("a text sent twice", ["Q4=the first", "Q4=the second"], ["Q4=the first"]),
        ];

    private static IEnumerable<Sent> Keys() =>
        [
            WithKey("a key that is missing", _ => null),
            WithKey("a key that is empty", _ => ""),
            WithKey("a key that is malformed", _ => "not a code"),
            WithKey("a key that is cut short", code => code[..^1]),
            WithKey("a key that is too long", code => code + "0"),
            WithKey("a key beyond 128 bits", code => "8" + code[1..]),
            WithKey("a key that is huge", code => Many(code, 1000)),
            WithKey("a key sent twice", code => $"{code}&code={code}"),
            WithKey("a key with a NUL", code => $"{code}%00"),
            WithKey("a key with a Turkish i", code => $"ı{code[1..]}"),
            WithKey("a key with SQL quotes", _ => "'; DROP TABLE receipt; --"),
            new("a key as a person would type it", code =>
                Raw(Encoding.ASCII.GetBytes($"code={code.ToLowerInvariant().Replace('-', '+')}&Q4=kept")))
            {
                Stored = ["Q4=kept"],
            },
        ];

    private static IEnumerable<Sent> Bodies() =>
        [
            new("no content type", code => Raw(Encoding.ASCII.GetBytes($"code={code}&Q4=kept"), null)) { Stored = ["Q4=kept"] },
            new("another content type", code => Raw(Encoding.ASCII.GetBytes($"code={code}&Q4=kept"), "text/plain"))
            {
                Stored = ["Q4=kept"],
            },
            new("a content type that is none", code => Raw(Encoding.ASCII.GetBytes($"code={code}&Q4=kept"), "; charset=;;"))
            {
                Stored = ["Q4=kept"],
            },
            new("a charset that is not ours", code => Raw(Encoding.ASCII.GetBytes($"code={code}&Q4=kept"), $"{Form}; charset=utf-16"))
            {
                Stored = ["Q4=kept"],
            },
            new("JSON", code => Raw(Encoding.ASCII.GetBytes($$"""{"code":"{{code}}","Q4":"lost"}"""), "application/json"))
            {
                Status = HttpStatusCode.UnprocessableEntity,
            },
            Unread("compressed", HttpStatusCode.UnsupportedMediaType, code => Compressed($"code={code}&Q4=lost", "gzip")),
            Unread("compressed in a way nobody knows", HttpStatusCode.UnsupportedMediaType, code =>
                Compressed($"code={code}&Q4=lost", "nobody")),
            Unread("parts that are cut off", HttpStatusCode.BadRequest, _ =>
                Raw(
                    Encoding.ASCII.GetBytes("--x\r\nContent-Disposition: form-data; name=\"Q4\"\r\n\r\ncut of"),
                    "multipart/form-data; boundary=x")),
            new("`../` in the name of a file", FileBesideAnswers("../../../../etc/passwd")) { Stored = ["Q4=kept"] },
            new("a NUL in the name of a file", FileBesideAnswers("a\0.txt")) { Stored = ["Q4=kept"] },
        ];

    private static Sent Large(string @class, Func<string, HttpContent> body, string[] back) =>
        new(@class, body) { Status = HttpStatusCode.RequestEntityTooLarge, Back = back };

    private static Sent WithKey(string @class, Func<string, string?> key) =>
        new(@class, code =>
            Raw(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '&',
                        (string[])[.. key(code) is { } sent ? [$"code={sent}"] : (string[])[], .. Words.Select(w => w.Replace(' ', '+'))])))
        )
        {
            Status = HttpStatusCode.UnprocessableEntity,
            Back = Words,
        };

    private static Func<string, HttpContent> Parts(params (string Field, string Value)[] fields) => code =>
    {
        var parts = new MultipartFormDataContent { { new StringContent(code), "code" } };
        foreach (var (field, value) in fields)
            parts.Add(new StringContent(value), field);
        return parts;
    };

    private static Func<string, HttpContent> FileBesideAnswers(string name) =>
        code =>
            Raw(
                Encoding.Latin1.GetBytes(
                    string.Join(
                        "\r\n",
                        "--x",
                        "Content-Disposition: form-data; name=\"code\"",
                        "",
                        code,
                        "--x",
                        "Content-Disposition: form-data; name=\"Q4\"",
                        "",
                        "kept",
                        "--x",
                        $"Content-Disposition: form-data; name=\"Q5\"; filename=\"{name}\"",
                        "Content-Type: text/plain",
                        "",
                        "a file",
                        "--x--",
                        "")),
                "multipart/form-data; boundary=x");

    private static ByteArrayContent Compressed(string body, string encoding)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionMode.Compress))
            gzip.Write(Encoding.ASCII.GetBytes(body));
        var content = Raw(compressed.ToArray());
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

using System.Net;
using System.Text;

namespace LinkWorkerSurvey.Tests.Survey.Input;

/// <summary>
/// One class of input: the body that a form sends, given its code, and the expected result. Answers are written 'Q2=201' and 'Q4=words',
/// whether they are sent, stored or shown.
/// </summary>
internal sealed record Sent(string Class, Func<string, HttpContent> Body)
{
    public const string Form = "application/x-www-form-urlencoded";

    public HttpStatusCode Status { get; init; } = HttpStatusCode.SeeOther;

    /// <summary>The text under test; null if the class is not about a text.</summary>
    public string? Text { get; init; }

    /// <summary>The answers that are stored in the end.</summary>
    public string[] Stored { get; init; } = [];

    /// <summary>The answers in the form that comes back.</summary>
    public string[] Back { get; init; } = [];

    /// <summary>Creates a text that is accepted, with a tick.</summary>
    public static Sent Kept(string @class, string typed, string? stored = null) =>
        new(@class, Fields("Q2=201", $"Q4={typed}")) { Text = typed, Stored = ["Q2=201", $"Q4={stored ?? typed}"] };

    /// <summary>Creates a text that is accepted, as a client encodes it in the body.</summary>
    public static Sent KeptRaw(string @class, string typed, string stored) =>
        new(@class, code => Raw(Encoding.Latin1.GetBytes($"code={code}&Q2=201&Q4={typed}"))) { Stored = ["Q2=201", $"Q4={stored}"] };

    /// <summary>Creates answers that are accepted.</summary>
    public static Sent Taken(string @class, string[] answers, string[]? stored = null) =>
        new(@class, Fields(answers)) { Stored = stored ?? answers };

    /// <summary>Creates answers that are refused, and come back with a message.</summary>
    public static Sent Refused(string @class, string[] answers, string[]? back = null) =>
        new(@class, Fields(answers)) { Status = HttpStatusCode.UnprocessableEntity, Back = back ?? answers };

    /// <summary>Creates a body that is not a form of the survey.</summary>
    public static Sent Unread(string @class, HttpStatusCode status, Func<string, HttpContent> body) =>
        new(@class, body) { Status = status };

    public static Func<string, HttpContent> Fields(params string[] answers) =>
        code => Raw(Encoding.UTF8.GetBytes(string.Join('&', answers.Prepend($"code={code}").Select(Encoded))));

    public static ByteArrayContent Raw(byte[] body, string? type = Form)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static string Encoded(string answer) =>
        answer.Split('=', 2) is [var field, var value] ? $"{Uri.EscapeDataString(field)}={Uri.EscapeDataString(value)}" : answer;
}

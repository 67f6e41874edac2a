using System.Globalization;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>
/// Generates exports in the layouts of survey tools, with identities from a seed. The values of a column marked as an identity must never
/// be stored.
/// </summary>
internal static class ToolExports
{
    private static readonly string[] First = ["Mair", "Nia", "Ann", "Owen", "Zoë", "Sioned", "Ahmed", "Li", "Bronwen", "Tom"];
    private static readonly string[] Last = ["Huws", "O'Brien", "Ząb", "Khan", "Wei", "Pugh-Jones", "Evans", "Müller", "Rossi",
        "Dąbrowska"];
    private static readonly string[] Roles = ["Link worker", "Manager", "Volunteer"];
    private static readonly string[] Towns = ["Leeds", "Bangor", "Manchester", "York"];
    private static readonly string[] Wishes = ["More time for people", "A car, and somebody to drive it", "Supervision every month",
        "None", "Less paper", "Nothing", "Training in Welsh and in listening"];

    private static readonly Answer Role = new("What is your role?", (n, _) => Roles[n % 3]);
    private static readonly Answer Town = new("Where do you work?", (n, random) => Towns[random.Next(4)]);
    private static readonly Answer Clients = new("How many people do you see in a week?", (_, random) => Figure(random.Next(5, 25)));
    private static readonly Answer Wish = new("What would help?", (n, random) => random.Next(5) == 0 ? "" : Wishes[random.Next(7)]);

    public static IReadOnlyDictionary<string, Answer[]> All { get; } = new Dictionary<string, Answer[]>
    {
        ["SurveyMonkey"] =
        [
            Identity("Respondent ID", (n, random) => $"1147{(n * 7919L) + 10_000_000 + random.Next(7000)}"),
                Identity("Collector ID", (_, _) => "223344556"), Identity("Start Date", (n, _) => At(n, "MM/dd/yyyy hh:mm:ss tt")),
            Identity("End Date", (n, _) => At(n, "MM/dd/yyyy hh:mm:ss tt")), Identity("IP Address", Ip), Identity("Email Address", Email),
                Identity("First Name", (n, _) => First[n % 10]), Identity("Last Name", (n, _) => Last[n % 10]),
            Identity("Custom Data 1", (_, random) => Code(random, 6)), Role, Clients, Wish,
        ],
        ["Microsoft Forms"] =
        [
            Identity("ID", (n, _) => Figure(n + 1)), Identity("Start time", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("Completion time", (n, _) => At(n, "M/d/yy H:mm:ss")), Identity("Email", Email), Identity("Name", Name),
            Identity("Last modified time", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")), Role, Town, Wish,
        ],
        ["Qualtrics"] =
        [
            Identity("StartDate", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")), Identity("EndDate", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("IPAddress", Ip), Identity("RecordedDate", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
            Identity("ResponseId", (_, random) => $"R_{Code(random, 15)}"), Identity("RecipientLastName", (n, _) => Last[n % 10]),
                Identity("RecipientFirstName", (n, _) => First[n % 10]), Identity("RecipientEmail", Email),
            Identity("ExternalReference", (_, random) => Code(random, 8)), Identity("LocationLatitude", Latitude),
                Identity("LocationLongitude", Longitude), Identity("Duration (in seconds)", (_, random) =>
                Figure(random.Next(5000, 9999))), Role, Wish,
        ],
        ["Jisc"] = [Identity("URN", (n, random) => $"111111-222222-{33_361_629 + (n * 97) + random.Next(90)}"),
            Identity("CompletionDate", (n, _) => At(n, "yyyy-MM-dd")), Identity("1. What is your full name?", Name), Role, Clients],
        ["SmartSurvey"] =
        [
            Identity("UserID", (n, _) => Figure(100_000_001 + n)), Identity("UserNo", (n, _) => Figure(7001 + n)), Identity("Name", Name),
                Identity("Email", Email), Identity("IP Address", Ip), Identity("Unique ID", (_, random) => Code(random, 12)),
            Identity("Started", (n, _) => At(n, "dd/MM/yyyy HH:mm:ss")), Identity("Ended", (n, _) => At(n, "dd/MM/yyyy HH:mm:ss")),
                Identity("Tracking Link", (n, _) => $"Sent to {First[n % 10]} {Last[n % 10]}"), Role, Wish,
        ],
        ["Alchemer"] =
        [
            Identity("Response ID", (n, _) => Figure(5001 + n)), Identity("Time Started", (n, _) => At(n, "MMM d, yyyy h:mm:ss tt")),
                Identity("Date Submitted", (n, _) => At(n, "MMM d, yyyy h:mm:ss tt")),
                Identity("Contact ID", (n, random) => Figure(8000 + (n * 13) + random.Next(12))),
            Identity("Referer", (_, random) => $"https://mail.example/?u={Code(random, 12)}"),
                Identity("SessionID", (_, random) => $"{random.NextInt64():0000000000}_{Code(random, 20)}"),
                Identity("User Agent", (n, _) => $"Mozilla/5.0 (X11; Linux x86_64) Version/{n}.7"),
            Identity("IP Address", Ip), Identity("Longitude", Longitude), Identity("Latitude", Latitude),
                Identity("Postal", (_, random) => Postcode(random)), Role, Wish,
        ],
        ["KoboToolbox"] =
        [
            Identity("start", (n, _) => At(n, "yyyy-MM-ddTHH:mm:ss.fff") + "+00:00"),
                Identity("end", (n, _) => At(n, "yyyy-MM-ddTHH:mm:ss.fff") + "+01:00"), Role,
                Identity("Where do you work?", (n, random) => $"{Latitude(n, random)} {Longitude(n, random)} 0 0"),
            Identity("_Where do you work?_latitude", Latitude), Identity("_Where do you work?_longitude", Longitude),
                Identity("_id", (n, _) => Figure(301_455 + n)), Identity("_uuid", (_, random) => Uuid(random)),
            Identity("_submission_time", (n, _) => At(n, "yyyy-MM-ddTHH:mm:ss")),
                Identity("_submitted_by", (n, _) => $"field_{First[n % 10]}"), Identity("_index", (n, _) => Figure(n + 1)), Wish,
        ],
        ["LimeSurvey"] =
        [
            Identity("Response ID", (n, _) => Figure(n + 12)), Identity("Date submitted", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("Seed", (_, random) => Figure(random.Next(1_000_000, int.MaxValue))),
                Identity("Access code", (_, random) => Code(random, 15)),
            Identity("Date started", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("Referrer URL", (_, random) => $"https://example.org/r/{Code(random, 9)}"), Role, Town,
        ],
        ["Typeform"] =
        [
            Identity("#", (_, random) => Code(random, 32)), Role, Wish,
                Identity("Start Date (UTC)", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("Submit Date (UTC)", (n, _) => At(n, "yyyy-MM-dd HH:mm:ss")),
                Identity("Network ID", (_, random) => Code(random, 10)),
        ],
        ["Formstack"] =
        [
            Identity("Time", (n, _) => At(n, "MM/dd/yyyy HH:mm:ss")), Role,
                Identity("Telephone", (_, random) => $"07700 {random.Next(900_000, 900_999)}"),
                Identity("Browser", (n, _) => $"Firefox {n + 40}.{n % 7}"), Identity("IP Address", Ip),
            Identity("Unique ID", (n, random) => Figure(876_000_000 + (n * 1013) + random.Next(1000))), Wish,
        ],
        ["Zoom"] = [Identity("Name (Original Name)", Name), Identity("Recipient", Name), Role, Wish],
        ["no headings that say so"] =
        [
            Identity("Column1", (n, _) => At(n, "dd.MM.yyyy HH:mm")), Identity("Key", (_, random) => Code(random, 8)),
                Identity("Wo?", (_, random) => Postcode(random)),
                Identity("Rückruf", (_, random) => $"+49 30 {random.Next(1_000_000, 9_999_999)}"),
            Identity("Ref", (_, random) => Uuid(random)), Identity("Link", (_, random) => $"https://example.org/s/{Code(random, 10)}"),
                Identity("Nummer", (n, _) => Figure(401 + n)),
                Identity("Punkt", (n, random) => $"{Latitude(n, random)}, {Longitude(n, random)}"),
            Identity("Source", Ip), Identity("Hash", (_, random) => Convert.ToHexStringLower(Bytes(random))),
                Identity("Ticks", (n, _) => Figure(1_709_287_200 + (n * 977))),
                Identity("Serial", (n, _) => (45_352.4167 + (n / 97.0)).ToString("0.00000", CultureInfo.InvariantCulture)), Role, Town,
                Clients, Wish,
        ],
    };

    /// <summary>The heading of the first column in Google Forms, and the format of its times, by the owner's language.</summary>
    public static IReadOnlyDictionary<string, (string Heading, Func<int, string> Time)> GoogleForms { get; } = new Dictionary<string,
        (string, Func<int, string>)>
    {
        ["en-US"] = ("Timestamp", n => At(n, "M/d/yyyy H:mm:ss")),
        ["en-GB"] = ("Timestamp", n => At(n, "dd/MM/yyyy HH:mm:ss")),
        ["en, downloaded"] = ("Timestamp", n => At(n, "yyyy/MM/dd h:mm:ss tt") + " GMT+1"),
        ["en, India"] = ("Timestamp", n => At(n, "yyyy/MM/dd h:mm:ss tt") + " GMT+5:30"),
        ["cy"] = ("Stamp amser", n => At(n, "dd/MM/yyyy HH:mm:ss")),
        ["it"] = ("Informazioni cronologiche", n => At(n, "dd/MM/yyyy HH.mm.ss")),
        ["de"] = ("Zeitstempel", n => At(n, "dd.MM.yyyy HH:mm:ss")),
        ["fr"] = ("Horodateur", n => At(n, "dd/MM/yyyy HH:mm:ss")),
        ["fr, downloaded"] = ("Horodateur", n => At(n, "yyyy/MM/dd h:mm:ss") + (n % 2 == 0 ? " AM" : " PM") + " UTC+1"),
        ["pl"] = ("Sygnatura czasowa", n => At(n, "yyyy-MM-dd HH:mm:ss")),
        ["es"] = ("Marca temporal", n => At(n, "d/M/yyyy H:mm:ss")),
        ["es, 12 hours"] = ("Marca temporal", n => At(n, "d/M/yyyy h:mm:ss") + (n % 2 == 0 ? " a. m." : " p. m.") + " GMT+2"),
        ["da"] = ("Tidsstempel", n => At(n, "dd/MM/yyyy HH.mm.ss")),
        ["fi"] = ("Aikaleima", n => At(n, "d.M.yyyy") + " klo " + At(n, "H.mm.ss")),
        ["nl"] = ("Tijdstempel", n => At(n, "d-M-yyyy H:mm:ss")),
        ["sv"] = ("Tidstämpel", n => At(n, "yyyy-MM-dd HH:mm:ss")),
        ["cs"] = ("Časová značka", n => At(n, "d. M. yyyy H:mm:ss")),
        ["hu"] = ("Időbélyeg", n => At(n, "yyyy. MM. dd. H:mm:ss")),
        ["ru"] = ("Отметка времени", n => At(n, "dd.MM.yyyy HH:mm:ss")),
        ["ja"] = ("タイムスタンプ", n => At(n, "yyyy/MM/dd H:mm:ss")),
        ["ko"] = ("타임스탬프", n => At(n, "yyyy. M. d") + " 오전 " + At(n, "h:mm:ss")),
        ["zh"] = ("时间戳记", n => At(n, "yyyy/M/d") + " 上午" + At(n, "h:mm:ss")),
        ["ar"] = ("طابع زمني", n =>
            string.Concat(At(n, "dd/MM/yyyy HH:mm:ss").Select(c => char.IsAsciiDigit(c) ? (char)('٠' + c - '0') : c))),
        ["a script"] = ("When", n => At(n, "ddd MMM dd yyyy HH:mm:ss") + " GMT+0000 (Coordinated Universal Time)"),
        ["ISO 8601"] = ("When", n => At(n, "yyyy-MM-ddTHH:mm:ss.fff") + "Z"),
        ["ISO 8601, basic"] = ("When", n => At(n, "yyyyMMddTHHmmss") + "Z"),
        ["RFC 2822"] = ("When", n => At(n, "ddd, dd MMM yyyy HH:mm:ss") + " +0000"),
        ["in words"] = ("When", n => At(n, "d MMMM yyyy") + " at " + At(n, "HH:mm")),
        ["in German words"] = ("Wann", n => $"{(n % 28) + 1}. März 2024 {At(n, "HH:mm")} Uhr"),
        ["in Welsh words"] = ("Pryd", n => $"{(n % 28) + 1} Gorffennaf 2024, {At(n, "HH:mm:ss")}"),
        ["time first"] = ("When", n => At(n, "HH:mm:ss dd/MM/yyyy")),
        ["time of day"] = ("When", n => At(n, "HH:mm:ss")),
        ["epoch"] = ("When", n => Figure(1_709_287_200_000 + (n * 977L))),
    };

    /// <summary>Returns a file with a number of responses; row 0 holds the headings.</summary>
    public static string[][] Rows(IReadOnlyList<Answer> columns, int responses, int seed)
    {
        var random = new Random(seed);
        return [[.. columns.Select(c => c.Heading)], .. Enumerable.Range(0, responses).Select(n =>
            columns.Select(c => c.Value(n, random)).ToArray())];
    }

    /// <summary>Returns the columns of a Google Forms export in a language.</summary>
    public static Answer[] Google(string language) => [Identity(GoogleForms[language].Heading, (n, _) => GoogleForms[language].Time(n)),
        Role, Town, Clients, Wish];

    private static Answer Identity(string heading, Func<int, Random, string> value) => new(heading, value) { IsIdentity = true };

    private static string At(int number, string format) => new DateTime(2024, 3, 1, 9, 0, 12, 345).AddMinutes(number * 61.3)
        .ToString(format, CultureInfo.InvariantCulture);

    private static string Figure(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ip(int number, Random random) => $"192.0.{random.Next(2, 250)}.{number % 250}";

    private static string Email(int number, Random random) => $"{First[number % 10]}.{Code(random, 5)}@example.org".ToLowerInvariant();

    private static string Name(int number, Random random) => $"{First[random.Next(10)]} {Last[number % 10]}-{Last[random.Next(10)]}";

    private static string Latitude(int number, Random random) =>
        (51 + random.NextDouble()).ToString("0.00000", CultureInfo.InvariantCulture);

    private static string Longitude(int number, Random random) =>
        (-3 - random.NextDouble()).ToString("0.00000", CultureInfo.InvariantCulture);

    private static string Postcode(Random random) =>
        $"{(char)('A' + random.Next(26))}F{random.Next(1, 99)} {random.Next(1, 9)}{(char)('A' + random.Next(26))}B";

    private static string Code(Random random, int length) => string.Create(length, random, (text, r) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = i % 3 == 1 ? (char)('0' + r.Next(10)) : (char)((r.Next(2) == 0 ? 'a' : 'A') + r.Next(26));
    });

    private static string Uuid(Random random) => new Guid(Bytes(random)).ToString();

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>One column of an export.</summary>
    internal sealed record Answer(string Heading, Func<int, Random, string> Value)
    {
        /// <summary>Whether the column says who answered, when or from where.</summary>
        public bool IsIdentity { get; init; }
    }
}

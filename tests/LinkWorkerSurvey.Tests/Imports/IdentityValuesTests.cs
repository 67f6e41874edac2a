using System.Globalization;
using LinkWorkerSurvey.Core.Imports;
using Xunit.Abstractions;

namespace LinkWorkerSurvey.Tests.Imports;

/// <summary>
/// Tests columns under neutral headings, whose values alone decide whether they are left out. Each kind is generated from seeds and in
/// several lengths.
/// </summary>
public class IdentityValuesTests(ITestOutputHelper output)
{
    private const string Letters = "ABCEGHJKLMNPRSTWXYZ";

    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly Dictionary<string, Func<Random, int, string>> Identities = new()
    {
        ["3rd Feb"] = (r, _) => $"{r.Next(4, 10)}th {Months[r.Next(12)]}",
        ["14-Feb"] = (r, _) => $"{r.Next(1, 29)}-Feb",
        ["14–Feb with a dash"] = (r, _) => $"{r.Next(1, 29)}–Feb",
        ["Feb 14"] = (r, _) => $"Feb {r.Next(1, 29)}",
        ["14 Chwefror"] = (r, _) => $"{r.Next(1, 29)} Chwefror",
        ["Monday 4 February 3.15pm"] = (r, _) => $"{Day(r)} {r.Next(1, 29)} February {r.Next(1, 13)}.{r.Next(10, 60)}pm",
        ["9.15 am"] = (r, _) => $"{r.Next(1, 12)}.{r.Next(10, 60)} am",
        ["09:15 a.m."] = (r, _) => $"{r.Next(1, 12):00}:{r.Next(10, 60)} a.m.",
        ["Mon 15:04"] = (r, _) => $"{Day(r)[..3]} {r.Next(9, 18)}:{r.Next(10, 60)}",
        ["Today at 3:15 PM"] = (r, _) => $"{(r.Next(2) == 0 ? "Today" : "Yesterday")} at {r.Next(1, 12)}:{r.Next(10, 60)} PM",
        ["12 minutes ago"] = (r, _) => $"{r.Next(2, 60)} minutes ago",
        ["14.II.2019"] = (r, _) => $"{r.Next(1, 29)}.II.2019",
        ["day serials of a month"] = (r, _) => Figure(43_480 + r.Next(31)),
        ["day serials of a year"] = (r, _) => Figure(43_200 + r.Next(365)),
        ["times of day that repeat"] = (r, _) => $"{r.Next(9, 18)}:{r.Next(10, 60)}",
        ["2019-W10-3"] = (r, _) => $"2019-W{r.Next(10, 31)}-{r.Next(1, 8)}",
        ["4 min 33 sec"] = (r, _) => $"{r.Next(1, 20)} min {r.Next(60)} sec",
        ["#1, #2"] = (_, i) => $"#{i + 1}",
        ["No. 1, No. 2"] = (_, i) => $"No. {i + 1}",
        ["100 and on, shuffled"] = (_, i) => Figure(100 + (i * 7 % 24) + (i / 24 * 24)),
        ["Case 1 and on, shuffled"] = (_, i) => $"Case {1 + (i * 7 % 24) + (i / 24 * 24)}",
        ["four digits"] = (r, _) => Figure(r.Next(2200, 10_000)),
        ["NHS numbers"] = (r, _) => $"{r.Next(400, 1000)} {r.Next(100, 1000)} {r.Next(1000, 10_000)}",
        ["NI numbers"] = (r, _) => $"{Letter(r)}{Letter(r)} {r.Next(10, 100)} {r.Next(10, 100)} {r.Next(10, 100)} {Letter(r)}",
        ["ids after an apostrophe"] = (r, _) => $"'{r.NextInt64(1_000_000_000, 10_000_000_000)}",
        ["vehicle registrations"] = (r, _) => $"{Letter(r)}{Letter(r)}{r.Next(10, 71)} {Letter(r)}{Letter(r)}{Letter(r)}",
        ["12 High Street"] = (r, _) => $"{r.Next(1, 200)} {Any(r, "High", "Mill", "St. Mary's")} {Any(r, "Street", "Road", "Lane")}",
        ["Flat 2, 12 Mill Lane, Leeds"] = (r, _) => $"Flat {r.Next(1, 9)}, {r.Next(1, 200)} Mill Lane, Leeds",
        ["grid references"] = (r, _) => $"TQ {r.Next(10_000, 100_000)} {r.Next(10_000, 100_000)}",
        ["grid references to 100 m"] = (r, _) => $"SE {r.Next(100, 1000)} {r.Next(100, 1000)}",
        ["LS6"] = (r, _) => $"{Any(r, "SW", "NW", "LS", "M", "EH")}{r.Next(1, 21)}",
        ["ann＠nhs.net"] = (r, i) => $"ann{i}＠nhs.net",
        ["full-width times"] = (r, _) => Wide($"14/02/2019 {r.Next(10, 24)}:{r.Next(10, 60)}"),
        ["ext 1234"] = (r, _) => $"ext {r.Next(1000, 10_000)}",
    };

    // Answers of people, which identify nobody.
    private static readonly Dictionary<string, Func<Random, int, string>> Answers = new()
    {
        ["0 to 10"] = (r, _) => Figure(r.Next(11)),
        ["hours a week"] = (r, _) => Any(r, "37.5", "30", "22.5", "18.75", "7.5", "15", "36", "20"),
        ["hours with a unit"] = (r, _) => $"{Any(r, "37.5", "30", "22.5", "16")} {Any(r, "hours", "hrs")}",
        ["hours in capitals"] = (r, _) => $"{Any(r, "37", "30", "22", "16")} HOURS",
        ["working hours"] = (r, _) => Any(r, "9:00 - 17:00", "8.30am-4pm", "9am to 5pm", "10:15-15:45"),
        ["starting times"] = (r, _) => Any(r, "9am", "8.30am", "9:15", "10:00", "7:45 am"),
        ["meeting times"] = (r, _) => $"{Day(r)} {Any(r, "10am", "2pm", "9.30am")}",
        ["weekdays"] = (r, _) => Day(r),
        ["months"] = (r, _) => Months[r.Next(12)],
        ["months with years"] = (r, _) => $"{Any(r, "March", "April", "September")} {r.Next(2015, 2020)}",
        ["caseloads"] = (r, _) => Figure(Any(r, 12, 35, 40, 20, 25, 60, 8, 100, 15, 30, 50)),
        ["caseloads from 5 to 60"] = (r, _) => Figure(r.Next(5, 61)),
        ["patients in a year"] = (r, _) => Figure(Any(r, 1200, 1500, 2000, 850, 400, 1000, 2500)),
        ["years of experience"] = (r, _) => Figure(r.Next(26)),
        ["years of experience in words"] = (r, _) => $"{r.Next(1, 26)} years",
        ["years ago"] = (r, _) => $"{r.Next(1, 8)} {Any(r, "years", "months", "weeks", "days")} ago",
        ["ages"] = (r, _) => Figure(r.Next(22, 66)),
        ["birth years"] = (r, _) => Figure(r.Next(1955, 1999)),
        ["pay"] = (r, _) => Figure(20_000 + (500 * r.Next(50))),
        ["pay to the pound"] = (r, _) => Any(r, "24214", "26565", "30615", "37890", "44503", "28011"),
        ["pay with a comma"] = (r, _) => $"£{20 + r.Next(30)},{Any(r, "000", "500")}",
        ["pay in groups"] = (r, _) => $"{20 + r.Next(30)} {Any(r, "000", "500")}",
        ["salary bands"] = (r, _) => Any(r, "£20,000 - £24,999", "£25,000 - £29,999", "£30,000 or more", "Under £20,000"),
        ["bands"] = (r, _) => $"Band {r.Next(3, 9)}",
        ["bands in capitals"] = (r, _) => $"AFC {r.Next(3, 9)}",
        ["age bands"] = (r, _) => Any(r, "18-24", "25-34", "35-44", "45-54", "55-64", "65+"),
        ["agreement"] = (r, _) => Any(r, "Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"),
        ["numbered agreement"] = (r, _) => Any(r, "1 - Never", "2 - Seldom", "3 - Often", "4 - Always"),
        ["levels"] = (r, _) => $"{Any(r, "A", "B", "C")}{r.Next(1, 3)}",
        ["towns"] = (r, _) => Any(r, "Leeds", "York", "Bangor", "Bath", "Manchester"),
        ["districts to choose from"] = (r, _) => Any(r, "North Leeds", "LS6 and LS7", "Elsewhere"),
        ["distances"] = (r, _) => $"{r.Next(1, 30)} {Any(r, "miles", "minutes walk", "minutes drive", "minutes down the road")}",
        ["numbered texts"] = (_, i) => $"text {i:000}",
        ["amounts"] = (r, _) => $"{r.Next(1, 100)}%",
        ["short texts with a month"] = (r, _) =>
            $"Since {Months[r.Next(12)]} {Any(r, "we have had no room", "it is better", "2 of 3 GPs refer")}",
        ["short texts with a day"] = (r, _) => $"{Any(r, "I started on", "Training was on", "From")} {r.Next(1, 29)} {Months[r.Next(12)]} "
            + Any(r, "and it helped", "in a new team", "with 3 others"),
        ["short texts with an address"] = (r, _) =>
            $"{r.Next(2, 9)} {Any(r, "of us share a room on the High Street", "people in one office")}",
        ["short texts"] = (r, _) => string.Join(' ', Enumerable.Range(0, r.Next(2, 9)).Select(_ =>
            Any(r, "more", "time", "at", "10", "of", "may", "march", "2", "GPs", "a", "day", "on", "Mondays", "NHS", "the", "3"))),
        ["short texts in capitals"] = (r, _) =>
            $"{Any(r, "MORE TIME", "3 GPS", "A CAR", "2 DAYS OFF", "NO")} {Any(r, "PLEASE", "FOR ALL")}",
    };

    public static TheoryData<string> KindsOfIdentities => [.. Identities.Keys];

    public static TheoryData<string> KindsOfAnswers => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(KindsOfIdentities))]
    public void Propose_IdentitiesUnderANeutralHeading_LeavesThemOut(string kind)
    {
        foreach (var rows in new[] { 24, 30, 48, 105, 200 })
        {
            foreach (var seed in Enumerable.Range(1, 5))
                Assert.True(Identity(Identities[kind], rows, seed) is not null, $"kept in {rows} rows of seed {seed}");
        }

        output.WriteLine($"{kind}: {Identity(Identities[kind], 24, seed: 1)}");
    }

    [Theory]
    [MemberData(nameof(KindsOfAnswers))]
    public void Propose_AnswersThatIdentifyNobody_KeepsThem(string kind)
    {
        foreach (var rows in new[] { 3, 5, 12, 24, 105, 400 })
        {
            foreach (var seed in Enumerable.Range(1, 20))
                Assert.Equal((rows, seed, null), (rows, seed, Identity(Answers[kind], rows, seed)));
        }
    }

    private static string? Identity(Func<Random, int, string> value, int rows, int seed)
    {
        var random = new Random(seed);
        return ImportProposal.Read(Files.Csv([["Question a about work", "Where?"],
            .. Enumerable.Range(0, rows).Select(i => new[] { value(random, i), "here or there" })])).Columns[0].Identity;
    }

    private static string Figure(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static T Any<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static string Day(Random random) => Any(random, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday");

    private static char Letter(Random random) => Letters[random.Next(Letters.Length)];

    private static string Wide(string text) => string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}

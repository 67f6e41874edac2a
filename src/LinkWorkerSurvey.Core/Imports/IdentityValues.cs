using System.Globalization;
using System.Text.RegularExpressions;

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>
/// Recognises, by its values, a column that may show who answered, when or from where. Choices repeat a few values, and free texts contain
/// spaces. Identifiers written by programs, in contrast, differ in nearly every row and have a recognisable form.
/// </summary>
internal static partial class IdentityValues
{
    /// <summary>The maximum number of different values in a column that is recognised as a choice by its values alone.</summary>
    public const int FewAnswers = 25;

    // The minimum number of rows that distinguishes a column of codes from one-word answers.
    private const int ManyRows = 20;

    /// <summary>
    /// Returns whether the values look like choices: 2 to <see cref="FewAnswers"/> different values, each given at least twice on average.
    /// </summary>
    public static bool IsChoice(int different, int filled) => different is > 1 and <= FewAnswers && 2 * different <= filled;

    /// <summary>Returns the reason why a column may show who answered, when or from where; null if nothing suggests it.</summary>
    /// <param name="filled">The column's filled cells with their row numbers.</param>
    /// <param name="rows">The number of responses in the file: its rows below the headings.</param>
    /// <param name="isOwn">
    /// Whether the file is this product's own export. If so, email or IP addresses are a reason only if at least half of the column's
    /// values are such addresses; in other files, one value that contains an address is enough.
    /// </param>
    public static IdentityReason? Find(IReadOnlyList<(int Row, string Text)> filled, int rows, bool isOwn)
    {
        if (filled.Count == 0)
            return null;
        filled = [.. filled.Select(cell => (cell.Row, ValueShapes.Plain(cell.Text)))];
        var column = new Column(filled, rows);
        return Addresses(filled, column, isOwn) ?? Times(column) ?? Places(column) ?? Numbers(column) ?? Codes(column);
    }

    private static IdentityReason? Addresses(IReadOnlyList<(int Row, string Text)> filled, Column column, bool isOwn)
    {
        if (column.All(ValueShape.Email))
            return new("holds e-mail addresses", IsCertain: true);
        if (column.All(ValueShape.IpAddress))
            return new("holds IP addresses", IsCertain: true);
        if (column.Mostly(ValueShape.Email) || (!isOwn && filled.Any(cell => ValueShapes.HoldsEmail(cell.Text))))
            return new($"holds an e-mail address in row {filled.First(cell => ValueShapes.HoldsEmail(cell.Text)).Row}");
        if (column.Mostly(ValueShape.IpAddress) || (!isOwn && filled.Any(cell => ValueShapes.HoldsIpAddress(cell.Text))))
            return new($"holds an IP address in row {filled.First(cell => ValueShapes.HoldsIpAddress(cell.Text)).Row}");
        if (column.Mostly(ValueShape.Hash))
            return new("holds long codes that only a program writes, such as UUIDs", column.All(ValueShape.Hash));
        if (column.Mostly(ValueShape.Browser))
            return new("holds what browsers say of themselves");
        return column.Mostly(ValueShape.LinkWithId) || (column.Mostly(ValueShape.Link) && column is { IsDifferent: true, Count: >= 3 })
            ? new("holds links that may be one person's") : null;
    }

    private static IdentityReason? Times(Column column)
    {
        if (column.Mostly(ValueShape.DateTime | ValueShape.OddMinute)
            || (column.Mostly(ValueShape.TimeOfDay) && column is { IsDifferent: true, Count: >= 10 }))
        {
            return new("holds times");
        }

        return column.Mostly(ValueShape.Date | ValueShape.DateTime) || AreDays(column.Numbers) ? new("holds dates") : null;
    }

    // Returns whether the numbers may be dates as a spreadsheet counts days: 36,526 (1 January 2000) to 59,999 (in 2064), all within about
    // three years. If a tenth of them or more are multiples of 50, they are taken for pay or other money instead.
    private static bool AreDays(IReadOnlyList<long>? numbers) => numbers is { Count: >= 3 }
        && numbers.All(number => number is > 36_525 and < 60_000)
        && numbers.Max() - numbers.Min() is > 1 and < 1100 && 10 * numbers.Count(number => number % 50 == 0) < numbers.Count;

    private static IdentityReason? Places(Column column)
    {
        if (column.Mostly(ValueShape.Place) || (column.Mostly(ValueShape.Decimal) && column.IsHalfDifferent))
            return new("holds coordinates of places, or figures like them");
        if (column.Mostly(ValueShape.Postcode))
            return new("holds postcodes");
        if (column.Nearly(ValueShape.Outcode | ValueShape.Postcode) && column is { IsChoice: false, Count: >= 5 })
            return new("holds first halves of postcodes");
        if (column.Mostly(ValueShape.Address))
            return new("holds addresses of houses");
        return column.Mostly(ValueShape.Phone) && column.IsHalfDifferent ? new("holds phone numbers") : null;
    }

    private static IdentityReason? Numbers(Column column)
    {
        if (NumberTheRows(column))
            return new("numbers the rows");
        if (column.Mostly(ValueShape.LongNumber) && column is { IsDifferent: true, Count: >= 2 })
            return new("holds another long number in nearly every row");
        return AreIds(column) ? new("holds another number in nearly every row") : null;
    }

    // The numbers are in order, or shuffled with few gaps. A few rows of answers such as 1, 2 and 3, or of years, can look so by chance,
    // hence the minimum numbers of rows.
    private static bool NumberTheRows(Column column)
    {
        if (column is not { IsWhole: true, Numbers: { Count: >= 3 } numbers })
            return false;
        var steps = numbers.Zip(numbers.Skip(1), (before, after) => after - before).ToHashSet();
        if (steps is { Count: 1 } && Math.Abs(steps.First()) == 1)
            return numbers.Count >= 5 || numbers[0] >= 100;
        if (numbers.Count >= 8 && column.GoesOneWay)
            return true;
        var areYears = numbers.All(number => number is >= 1900 and <= 2100);
        return column.IsAllDifferent && numbers.Max() > 10 && numbers.Count >= (areYears ? ManyRows : 5)
            && numbers.Max() - numbers.Min() < 1.25 * numbers.Count;
    }

    // Figures that people count or guess, such as a caseload, repeat among many respondents. Figures of 1,000 and more seldom repeat, but
    // people round them.
    private static bool AreIds(Column column)
    {
        if (column.Numbers is not { } numbers)
            return false;
        var areLarge = numbers.All(number => number is >= 1000 and not (>= 1900 and <= 2100))
            && 4 * numbers.Count(number => number % 10 == 0) < numbers.Count;
        return (column.IsAllDifferent && numbers.Count >= 30)
            || (areLarge && ((column.IsDifferent && numbers.Count >= ManyRows) || (column.GoesOneWay && numbers.Count >= 5)));
    }

    private static IdentityReason? Codes(Column column)
    {
        if (column is not { IsDifferent: true, Count: >= 2 })
            return null;
        if (column.Nearly(ValueShape.LongCode | ValueShape.LongNumber)
            || (column.Nearly(ValueShape.Code | ValueShape.LongCode | ValueShape.LongNumber) && column.Count >= 10)
            || (column.Nearly(ValueShape.Word | ValueShape.Code) && column is { Count: >= ManyRows, IsOfOneLength: true }))
            return new("holds another code in nearly every row");
        return column.Nearly(ValueShape.Word | ValueShape.Code | ValueShape.LongCode | ValueShape.LongNumber) && column.Count >= ManyRows
            ? new("holds another word without spaces in nearly every row, as names and codes are")
            : null;
    }

    [GeneratedRegex("""
        \A(?:no|nr|number|id|ref|reference|case|record|row|entry|form|submission|response|respondent|participant|person|member|user|client
        |patient|staff|employee)?[^\p{L}\d]*\z
        """, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NumberSign();

    /// <summary>The filled cells of one column: how many of them have a given <see cref="ValueShape"/>, and how many differ.</summary>
    private sealed class Column
    {
        private readonly IReadOnlyList<(int Row, string Text)> filled;
        private readonly int rows;
        private readonly Dictionary<string, int> values;
        private readonly List<(ValueShape Shape, int Times)> shapes;

        public Column(IReadOnlyList<(int Row, string Text)> filled, int rows)
        {
            (this.filled, this.rows) = (filled, rows);
            values = filled.CountBy(cell => cell.Text).ToDictionary();
            shapes = [.. values.Select(value => (ValueShapes.Of(value.Key), value.Value))];
            Numbers = WholeNumbers();
        }

        public int Count => filled.Count;

        /// <summary>Whether every response in the file has a value in this column.</summary>
        public bool IsWhole => Count == rows;

        public bool IsAllDifferent => values.Count == Count;

        public bool IsDifferent => 10 * values.Count >= 9 * Count;

        public bool IsHalfDifferent => 2 * values.Count >= Count;

        public bool IsChoice => IdentityValues.IsChoice(values.Count, Count);

        public bool IsOfOneLength => values.Keys.All(value => value.Length == filled[0].Text.Length && value.Length >= 6);

        /// <summary>
        /// The values as whole numbers in row order; null if any value is not a whole number. A common prefix, such as 'No.' in 'No. 7', is
        /// removed first.
        /// </summary>
        public IReadOnlyList<long>? Numbers { get; }

        /// <summary>
        /// Whether every row, of at least three, has a number, and the numbers only increase or only decrease from row to row.
        /// </summary>
        public bool GoesOneWay => IsWhole && Numbers is { Count: >= 3 } numbers
            && numbers.Zip(numbers.Skip(1), (before, after) => Math.Sign(after - before)).Distinct().ToList() is [not 0];

        public bool All(ValueShape any) => Times(any) == Count;

        public bool Nearly(ValueShape any) => 20 * Times(any) >= 19 * Count;

        public bool Mostly(ValueShape any) => 2 * Times(any) >= Count;

        private List<long>? WholeNumbers()
        {
            var before = filled[0].Text.AsSpan().IndexOfAnyInRange('0', '9');
            if (before < 0 || !NumberSign().IsMatch(filled[0].Text.AsSpan(0, before)))
                return null;
            var numbers = new List<long>(Count);
            foreach (var (_, text) in filled)
            {
                if (text.Length <= before || !text.AsSpan(0, before).SequenceEqual(filled[0].Text.AsSpan(0, before))
                    || !long.TryParse(text.AsSpan(before), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    return null;
                }

                numbers.Add(number);
            }

            return numbers;
        }

        private int Times(ValueShape any) => shapes.Where(shape => (shape.Shape & any) != 0).Sum(shape => shape.Times);
    }
}

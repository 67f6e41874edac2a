namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Lists the shapes that a cell's value can have, such as a date or a postcode. A value can have several.</summary>
[Flags]
internal enum ValueShape
{
    None = 0,
    Email = 1,
    IpAddress = 1 << 1,
    Hash = 1 << 2,
    Date = 1 << 3,
    DateTime = 1 << 4,
    TimeOfDay = 1 << 5,

    /// <summary>A time of day whose minutes are not a multiple of five: typical of programs, rare when people write times.</summary>
    OddMinute = 1 << 6,
    Place = 1 << 7,
    Decimal = 1 << 8,
    Postcode = 1 << 9,

    /// <summary>The outward code of a United Kingdom postcode: its first half.</summary>
    Outcode = 1 << 10,
    Address = 1 << 11,
    Phone = 1 << 12,
    Link = 1 << 13,
    LinkWithId = 1 << 14,
    Browser = 1 << 15,

    /// <summary>A number of at least seven digits.</summary>
    LongNumber = 1 << 16,

    /// <summary>A value without spaces: at least five characters with letters and digits, or at least ten digits with hyphens.</summary>
    Code = 1 << 17,

    /// <summary>A <see cref="Code"/> of at least eight characters.</summary>
    LongCode = 1 << 18,
    Word = 1 << 19,
}

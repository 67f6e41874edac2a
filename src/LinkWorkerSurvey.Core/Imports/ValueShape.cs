namespace LinkWorkerSurvey.Core.Imports;

/// <summary>Lists the forms that a cell's value can have; a value can have several.</summary>
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

    /// <summary>A time of day that is not a multiple of five minutes, as clocks write it and people seldom do.</summary>
    OddMinute = 1 << 6,
    Place = 1 << 7,
    Decimal = 1 << 8,
    Postcode = 1 << 9,

    /// <summary>The first half of a United Kingdom postcode.</summary>
    Outcode = 1 << 10,
    Address = 1 << 11,
    Phone = 1 << 12,
    Link = 1 << 13,
    LinkWithId = 1 << 14,
    Browser = 1 << 15,

    /// <summary>At least seven digits.</summary>
    LongNumber = 1 << 16,

    /// <summary>Letters and digits, or many digits with hyphens: at least five characters.</summary>
    Code = 1 << 17,

    /// <summary>A <see cref="Code"/> of at least eight characters.</summary>
    LongCode = 1 << 18,
    Word = 1 << 19,
}

namespace LinkWorkerSurvey.Core.Imports;

/// <summary>The forms that the value of a cell has; it can have several.</summary>
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

    /// <summary>A time of day that is no multiple of five minutes, as clocks write it and people seldom do.</summary>
    OddMinute = 1 << 6,
    Place = 1 << 7,
    Decimal = 1 << 8,
    Postcode = 1 << 9,

    /// <summary>The first half of a postcode of the United Kingdom.</summary>
    Outcode = 1 << 10,
    Address = 1 << 11,
    Phone = 1 << 12,
    Link = 1 << 13,
    LinkWithId = 1 << 14,
    Browser = 1 << 15,

    /// <summary>Seven digits or more.</summary>
    LongNumber = 1 << 16,

    /// <summary>Letters and digits, or many digits with hyphens: five characters or more.</summary>
    Code = 1 << 17,

    /// <summary>The same of eight characters or more.</summary>
    LongCode = 1 << 18,
    Word = 1 << 19,
}

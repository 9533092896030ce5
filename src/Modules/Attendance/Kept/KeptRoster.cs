using NodaTime;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Kept;

/// <summary>A shift people are rostered on, by name; its times are dated.</summary>
public sealed class KeptShift(Id<Organisation> organisationId, Id<KeptShift> shiftId, string name) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptShift> ShiftId { get; private set; } = shiftId;

    /// <summary>Unique in the organisation; files name a shift by it.</summary>
    public string Name { get; set; } = name;

    public string? NameEn { get; set; }

    /// <summary>No longer offered; what was rostered keeps it.</summary>
    public bool IsClosed { get; set; }
}

/// <summary>The times of a shift from a day on.</summary>
public sealed class KeptShiftVersion(Id<Organisation> organisationId, Id<KeptShift> shiftId, LocalDate from, string times) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptShift> ShiftId { get; private set; } = shiftId;

    public LocalDate From { get; private set; } = from;

    /// <summary>See <see cref="ShiftText"/>.</summary>
    public string Times { get; set; } = times;
}

/// <summary>A cycle of days with their shifts.</summary>
public sealed class KeptPattern(Id<Organisation> organisationId, Id<KeptPattern> patternId, string name, LocalDate anchor, string cycle, bool followsCalendar) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptPattern> PatternId { get; private set; } = patternId;

    public string Name { get; set; } = name;

    /// <summary>The day its first day falls on.</summary>
    public LocalDate Anchor { get; set; } = anchor;

    /// <summary>Ids of the shifts of each day, days apart by <c>;</c>, shifts of one day by <c>,</c>; an empty day is rest.</summary>
    public string Cycle { get; set; } = cycle;

    public bool FollowsCalendar { get; set; } = followsCalendar;
}

/// <summary>Whom a pattern holds for, from when to when.</summary>
public sealed class KeptRosterLine(Id<Organisation> organisationId, Id<KeptRosterLine> lineId, RosterSource target, string targetId, Id<KeptPattern> patternId, LocalDate from) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptRosterLine> LineId { get; private set; } = lineId;

    /// <summary>A unit, a team, a person or one post of a person.</summary>
    public RosterSource Target { get; private set; } = target;

    /// <summary>Id of that unit, person or assignment, as 32 digits.</summary>
    public string TargetId { get; private set; } = targetId;

    public Id<KeptPattern> PatternId { get; private set; } = patternId;

    public LocalDate From { get; private set; } = from;

    /// <summary>The last day, included; null while it goes on.</summary>
    public LocalDate? Until { get; set; }
}

/// <summary>An exception for one person and day. Of one person, day, kind and shift there is one.</summary>
public sealed class KeptDayEntry(Id<Organisation> organisationId, Id<KeptDayEntry> entryId, Id<Person> personId, Id<Unit> unitId, LocalDate day, DayEntryKind kind) : IAboutPerson
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptDayEntry> EntryId { get; private set; } = entryId;

    public Id<Person> PersonId { get; private set; } = personId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    public LocalDate Day { get; private set; } = day;

    public DayEntryKind Kind { get; private set; } = kind;

    public Id<KeptShift>? ShiftId { get; init; }

    /// <summary>Why, and who allowed it.</summary>
    public string Reason { get; init; } = "";

    public string By { get; init; } = "";
}

/// <summary>Leave, or an outing on the employer's business.</summary>
public sealed class KeptCover(Id<Organisation> organisationId, Id<KeptCover> coverId, Id<Person> personId, Id<Unit> unitId, CoverKind kind, Instant from, Instant to) : IAboutPerson
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptCover> CoverId { get; private set; } = coverId;

    public Id<Person> PersonId { get; private set; } = personId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    public CoverKind Kind { get; private set; } = kind;

    /// <summary>First moment covered.</summary>
    public Instant From { get; private set; } = from;

    /// <summary>First moment no longer covered.</summary>
    public Instant To { get; private set; } = to;

    /// <summary>Rank of who allowed it, in the words of the packs; <c>none</c> when nobody did, null while nobody has said.</summary>
    public string? Approval { get; init; }

    /// <summary>Name of who allowed it.</summary>
    public string? AllowedBy { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Who recorded it.</summary>
    public string By { get; init; } = "";

    public Instant At { get; init; }

    /// <summary>Withdrawn: recorded by mistake, or called off.</summary>
    public bool IsWithdrawn { get; set; }
}

/// <summary>How the people of a site clock in.</summary>
public enum Clocking
{
    /// <summary>Devices, whose files are imported: what is not imported yet is not missing yet.</summary>
    Files,

    /// <summary>Phones, at once: what is not there when the window closes is missing.</summary>
    Phones,
}

/// <summary>The weekly rest of a unit and how it clocks in. A unit without one takes that of the nearest unit above.</summary>
public sealed class KeptCalendar(Id<Organisation> organisationId, Id<Unit> unitId) : IOfUnit, IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    /// <summary>Days of the week that are rest, as digits: 67 for Saturday and Sunday; later weekly rests follow. See <see cref="RestText"/>.</summary>
    public string RestDays { get; set; } = "";

    public Clocking Clocking { get; set; }

    /// <summary>When its days last changed, while limits counted by it have not been counted again; null when they have.</summary>
    public Instant? ChangedAt { get; set; }
}

/// <summary>A holiday or make-up workday of a calendar.</summary>
public sealed class KeptCalendarDay(Id<Organisation> organisationId, Id<Unit> unitId, LocalDate day, CalendarDay kind) : IOfUnit, IStanding
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    public LocalDate Day { get; private set; } = day;

    /// <summary>Holiday or make-up workday.</summary>
    public CalendarDay Kind { get; set; } = kind;

    /// <summary>For a make-up workday, the day of the week whose hours are worked: 1 for Monday to 7 for Sunday.</summary>
    public int? WorkedAs { get; set; }

    public string Name { get; set; } = "";
}

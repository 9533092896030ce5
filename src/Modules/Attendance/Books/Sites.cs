using NodaTime;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.Books;

/// <summary>
/// Where people work, with clock and calendar. The site of a unit is the nearest unit above it, itself included, that is a site or has a calendar of its
/// own; without one, the topmost unit.
/// </summary>
internal sealed class Sites
{
    private readonly UnitTree tree;
    private readonly string zone;
    private readonly Dictionary<Id<Unit>, KeptCalendar> calendars;
    private readonly ILookup<Id<Unit>, KeptCalendarDay> days;
    private readonly Dictionary<Id<Unit>, PlaceOfWork> known = [];
    private readonly Dictionary<Id<Unit>, (string? Team, IReadOnlyList<string> Units)> targets = [];

    public Sites(UnitTree tree, string zone, IEnumerable<KeptCalendar> calendars, IEnumerable<KeptCalendarDay> days)
    {
        (this.tree, this.zone) = (tree, zone);
        this.calendars = calendars.ToDictionary(c => c.UnitId);
        this.days = days.ToLookup(d => d.UnitId);
    }

    /// <summary>The place where the people of a unit work.</summary>
    public PlaceOfWork Of(Id<Unit> unit)
    {
        if (known.TryGetValue(unit, out var place)) return place;
        var chain = Above(unit);
        var site = chain.Find(u => u.Kind == UnitKind.Site || calendars.ContainsKey(u.UnitId)) ?? chain[^1];
        return known[unit] = site.UnitId == unit ? Make(site) : Of(site.UnitId);
    }

    /// <summary>A unit and those above it, nearest first.</summary>
    public List<Unit> Above(Id<Unit> unit)
    {
        var chain = new List<Unit>();
        for (var at = tree.Find(unit); at is not null; at = at.ParentId is { } parent ? tree.Find(parent) : null) chain.Add(at);
        return chain;
    }

    /// <summary>What rosters know the people of a unit by: their team, and the units they belong to, nearest first.</summary>
    public (string? Team, IReadOnlyList<string> Units) TargetsOf(Id<Unit> unit)
    {
        if (targets.TryGetValue(unit, out var found)) return found;
        var chain = Above(unit);
        return targets[unit] = (chain is [{ Kind: UnitKind.Team } team, ..] ? team.UnitId.ToString() : null, [.. chain.Select(u => u.UnitId.ToString())]);
    }

    /// <summary>The unit whose calendar holds for the people of a unit; null when none does.</summary>
    public Id<Unit>? CalendarOf(Id<Unit> unit) => Above(Of(unit).Unit.UnitId).Find(u => calendars.ContainsKey(u.UnitId))?.UnitId;

    private PlaceOfWork Make(Unit site)
    {
        var chain = Above(site.UnitId);
        var own = DateTimeZoneProviders.Tzdb[chain.Select(u => u.TimeZone).FirstOrDefault(z => z is not null) ?? zone];
        var with = chain.Find(u => calendars.ContainsKey(u.UnitId));
        var calendar = with is null ? null : calendars[with.UnitId];
        return new PlaceOfWork(site, calendar?.Clocking ?? Clocking.Files, new WorkSite(site.UnitId.ToString(), own, calendar is null ? SiteCalendar.Open : Read(calendar)));
    }

    private SiteCalendar Read(KeptCalendar calendar) => new(
        RestText.First(calendar.RestDays), days[calendar.UnitId].Where(d => d.Kind == CalendarDay.Holiday).Select(d => d.Day),
        days[calendar.UnitId].Where(d => d.Kind == CalendarDay.MakeUp).Select(d => KeyValuePair.Create(d.Day, (IsoDayOfWeek)(d.WorkedAs ?? (int)d.Day.DayOfWeek))), RestText.Turns(calendar.RestDays));
}

/// <summary>A site, as attendance sees it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Clocking">How its people clock in.</param>
/// <param name="Site">Its clock and calendar.</param>
internal sealed record PlaceOfWork(Unit Unit, Clocking Clocking, WorkSite Site);

using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Shifts;

/// <summary>A shift people are rostered on. Its times are dated: what was true of a day stays true of it.</summary>
public sealed class Shift
{
    private readonly ShiftVersion[] newestFirst;

    /// <summary>Makes a shift.</summary>
    /// <param name="id">Id within the organisation.</param>
    /// <param name="name">Name people know it by.</param>
    /// <param name="versions">Dated times, in any order. <see cref="ShiftCheck"/> says what is wrong with them.</param>
    public Shift(string id, Phrase name, IEnumerable<ShiftVersion> versions)
    {
        (Id, Name) = (id, name);
        newestFirst = [.. versions.OrderByDescending(v => v.From)];
    }

    /// <summary>Id within the organisation.</summary>
    public string Id { get; }

    /// <summary>Name people know it by.</summary>
    public Phrase Name { get; }

    /// <summary>Dated times, newest first.</summary>
    public IReadOnlyList<ShiftVersion> Versions => newestFirst;

    /// <summary>
    /// The times on a day at a site; null before the first version. The newest version whose <c>From</c> is not after the day governs; within it
    /// a variant for the site and season wins over one for the site alone, that over one for the season alone, that over the version's own times.
    /// </summary>
    public ShiftHours? HoursOn(LocalDate day, string site)
    {
        foreach (var version in newestFirst)
            if (version.From <= day) return version.HoursOn(day, site);
        return null;
    }
}

/// <summary>The times of a shift from a day on.</summary>
/// <param name="From">First day they hold.</param>
/// <param name="Hours">The times, where no variant holds.</param>
/// <param name="Variants">Other times at some sites or in some seasons.</param>
public sealed record ShiftVersion(LocalDate From, ShiftHours Hours, IReadOnlyList<ShiftVariant> Variants)
{
    /// <summary>Times that hold everywhere and all year.</summary>
    public ShiftVersion(LocalDate from, ShiftHours hours) : this(from, hours, [])
    {
    }

    internal ShiftHours HoursOn(LocalDate day, string site)
    {
        var (best, hours) = (0, Hours);
        foreach (var variant in Variants)
            if (variant.Holds(day, site) && variant.Weight > best) (best, hours) = (variant.Weight, variant.Hours);
        return hours;
    }
}

/// <summary>Other times of a shift at a site, in a season, or both.</summary>
/// <param name="Site">Id of the site; null for every site.</param>
/// <param name="Season">Part of the year; null for all of it.</param>
/// <param name="Hours">The times that hold then and there.</param>
public sealed record ShiftVariant(string? Site, Season? Season, ShiftHours Hours)
{
    private const int SiteWeight = 2;
    private const int SeasonWeight = 1;

    internal int Weight => (Site is null ? 0 : SiteWeight) + (Season is null ? 0 : SeasonWeight);

    internal bool Holds(LocalDate day, string site) => (Site is null || Site == site) && (Season is not { } season || season.Holds(day));
}

using NodaTime;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>Somebody who is rostered.</summary>
/// <param name="Ordinal">Number within the organisation, as punches carry it.</param>
/// <param name="Id">Id within the organisation.</param>
/// <param name="Postings">Posts held, the main one first; several may be held on one day.</param>
public sealed record RosterPerson(int Ordinal, string Id, IReadOnlyList<Posting> Postings);

/// <summary>A post somebody holds for a time.</summary>
/// <param name="Id">Id of the posting.</param>
/// <param name="Site">Where it is.</param>
/// <param name="Team">Id of the team; null when there is none.</param>
/// <param name="Units">Ids of the units it lies in, nearest first.</param>
/// <param name="From">First day it is held.</param>
/// <param name="Until">Last day it is held; null while it goes on.</param>
public sealed record Posting(string Id, WorkSite Site, string? Team, IReadOnlyList<string> Units, LocalDate From, LocalDate? Until = null)
{
    internal bool IsHeld(LocalDate day) => From <= day && !(day > Until);
}
